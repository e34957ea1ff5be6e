package io.weik.config.yaml;

import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Builds one document's tree from the library's events, within bounds of depth and weight. */
final class NodeReader {
  private static final int MAXIMUM_DEPTH = 100;
  private static final long MAXIMUM_WEIGHT = 16L << 20;

  private final String file;
  private final Iterator<Event> events;
  private final Consumer<Problem> sink;
  private final Map<String, Node> anchors = new HashMap<>();

  NodeReader(String file, Iterator<Event> events, Consumer<Problem> sink) {
    this.file = file;
    this.events = events;
    this.sink = sink;
  }

  /**
   * The tree of the document whose start event was just read.
   *
   * @throws ProblemException when it is too deep or too large to go on
   */
  Node read() {
    return node(events.next(), 0);
  }

  private Node node(Event event, int depth) {
    checkDepth(event, depth);
    var node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent start -> sequence(start, depth);
          case MappingStartEvent start -> mapping(start, depth);
          case AliasEvent alias -> alias(alias, depth);
          default -> throw new IllegalStateException("no value starts with " + event);
        };
    if (node.extent().weight() > MAXIMUM_WEIGHT) {
      throw stop(event, "too large once its aliases are written out", "at most 16 MiB");
    }
    if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
      named.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
    }
    return node;
  }

  private Node.Scalar scalar(ScalarEvent event) {
    tag(event, event.getTag(), "!!str");
    var plain = event.isPlain() && event.getTag().isEmpty();
    int start = event.getStartMark().orElseThrow().getIndex();
    int end = event.getEndMark().orElseThrow().getIndex();
    return new Node.Scalar(at(event), start, end, event.getValue(), plain);
  }

  private Node sequence(SequenceStartEvent start, int depth) {
    tag(start, start.getTag(), "!!seq");
    var items = new ArrayList<Node>();
    var extent = Extent.EMPTY;
    for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      var item = node(event, depth + 1);
      items.add(item);
      extent = extent.with(item);
    }
    return new Node.Sequence(at(start), List.copyOf(items), extent);
  }

  private Node mapping(CollectionStartEvent start, int depth) {
    tag(start, start.getTag(), "!!map");
    var entries = new LinkedHashMap<String, Node.Entry>();
    var extent = Extent.EMPTY;
    for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      var key = node(event, depth + 1);
      var value = node(events.next(), depth + 1);
      extent = extent.with(key).with(value);
      if (key instanceof Node.Scalar text) {
        addEntry(entries, new Node.Entry(text, value));
      } else {
        sink.accept(Problem.user("a key that is " + key.noun()).expected("a text").at(key.at()));
      }
    }
    return new Node.Mapping(at(start), List.copyOf(entries.values()), extent);
  }

  private void addEntry(Map<String, Node.Entry> entries, Node.Entry entry) {
    var first = entries.putIfAbsent(entry.name(), entry);
    if (first != null) {
      sink.accept(
          Problem.user("a key given twice")
              .value(Shown.of(entry.name()))
              .hint("the first one is at " + first.key().at())
              .at(entry.key().at()));
    }
  }

  private Node alias(AliasEvent event, int depth) {
    var node = anchors.get(event.getAlias().getValue());
    if (node == null) {
      throw stop(event, "an alias without its anchor before it: *" + event.getAlias(), "");
    }
    checkDepth(event, depth + node.extent().height());
    return node;
  }

  private void checkDepth(Event event, int depth) {
    if (depth > MAXIMUM_DEPTH) {
      throw stop(event, "nested too deeply", "at most " + MAXIMUM_DEPTH + " levels");
    }
  }

  private void tag(Event event, Optional<String> tag, String allowed) {
    var name = tag.map(text -> text.replace("tag:yaml.org,2002:", "!!")).orElse(allowed);
    if (!name.equals(allowed) && !name.equals("!")) {
      sink.accept(
          Problem.user("a tag")
              .value(Shown.of(name))
              .expected("no tag")
              .hint("leave the tag out")
              .at(at(event)));
    }
  }

  private ProblemException stop(Event event, String what, String expected) {
    var problem = Problem.user(what).at(at(event));
    return new ProblemException(expected.isEmpty() ? problem : problem.expected(expected));
  }

  private Location at(Event event) {
    var mark = event.getStartMark().orElseThrow();
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
