package io.weik.config;

import io.weik.api.problem.Suggestions;
import io.weik.api.source.SourceTypes;
import io.weik.config.reference.Explanation;
import io.weik.config.reference.ReferencePages;
import io.weik.config.reference.SchemaWriter;
import io.weik.config.reference.Topic;
import io.weik.config.reference.TopicTree;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What can be said of resources: explanations, a JSON Schema and reference pages, all from the
 * records that also read them. Immutable.
 */
public final class Reference {
  private final SourceTypes types;
  private final Topic root;

  /** Of the kinds, and the source types of this program. */
  public Reference(SourceTypes types) {
    this.types = types;
    this.root = TopicTree.of(types);
  }

  /**
   * What is at a path, as lines.
   *
   * @param path as {@code EventSource.webhook.Path}, without regard to case; empty for the kinds
   * @return empty when there is nothing; then ask for {@link #suggestions}
   */
  public Optional<String> explain(String path) {
    return find(path).map(Explanation::of);
  }

  /** Paths that someone who asked for this one may have meant, the nearest first. */
  public List<String> suggestions(String path) {
    int end = path.lastIndexOf('.');
    var last = path.substring(end + 1);
    var beside = find(path.substring(0, Math.max(end, 0))).map(Topic::topics).orElse(List.of());
    return Stream.concat(near(last, beside.stream()), near(last, all(root)))
        .distinct()
        .limit(5)
        .toList();
  }

  private static Stream<String> near(String name, Stream<Topic> topics) {
    var list = topics.toList();
    var names = Suggestions.nearest(name, list.stream().map(Topic::name).toList());
    return names.stream()
        .flatMap(each -> list.stream().filter(topic -> topic.name().equals(each)))
        .map(Topic::path);
  }

  private static Stream<Topic> all(Topic topic) {
    return topic.topics().stream().flatMap(inner -> Stream.concat(Stream.of(inner), all(inner)));
  }

  private Optional<Topic> find(String path) {
    var topic = Optional.of(root);
    for (var name : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      topic = topic.flatMap(each -> each.find(name));
    }
    return topic;
  }

  /**
   * A JSON Schema 2020-12 of all resources, for editors; keys are matched as the reference writes
   * them.
   */
  public String schema() {
    return SchemaWriter.write(types, ChannelReader.PRESENT);
  }

  /** The reference as Markdown pages by file name. */
  public SortedMap<String, String> pages() {
    return ReferencePages.of(root);
  }
}
