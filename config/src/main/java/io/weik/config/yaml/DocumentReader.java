package io.weik.config.yaml;

import io.weik.api.problem.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Cuts a text into its documents. */
final class DocumentReader {
  private final String file;
  private final String text;
  private final Iterator<Event> events;
  private int codePoints;
  private int characters;

  DocumentReader(String file, String text, Iterator<Event> events) {
    this.file = file;
    this.text = text;
    this.events = events;
  }

  private record Unfinished(int start, Node root, List<Problem> problems) {}

  /** Adds every document that is not empty, until one cannot be read. */
  void readAll(List<YamlDocument> documents) {
    Optional<Unfinished> last = Optional.empty();
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent begin) {
        int start = begin.isExplicit() ? offset(begin.getStartMark().orElseThrow()) : 0;
        last.ifPresent(each -> finish(each, start, documents));
        last = Optional.of(read(start));
      }
    }
    last.ifPresent(each -> finish(each, text.length(), documents));
  }

  private Unfinished read(int start) {
    var problems = new ArrayList<Problem>();
    return new Unfinished(start, new NodeReader(file, events, problems::add).read(), problems);
  }

  private void finish(Unfinished document, int end, List<YamlDocument> documents) {
    var root = document.root;
    if (!root.isNothing()) {
      var written = withoutDashes(text.substring(document.start, end));
      documents.add(new YamlDocument(root.at(), written, root, List.copyOf(document.problems)));
    }
  }

  private static String withoutDashes(String text) {
    return text.startsWith("---") ? text.substring(3).replaceFirst("^[ \\t]*\\r?\\n", "") : text;
  }

  /** Marks count code points; each call goes on from where the last one ended. */
  private int offset(Mark mark) {
    characters = text.offsetByCodePoints(characters, mark.getIndex() - codePoints);
    codePoints = mark.getIndex();
    return characters;
  }
}
