package io.weik.source.httppoll.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * JSON, as it streams by. Only paths that are not plain need the whole body in memory.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, JSON</a>
 */
final class JsonBody {
  private final Body body;
  private final Harvest.Options options;
  private final boolean isFirst;
  private final Receiver receiver;

  JsonBody(Body body, Harvest.Options options, boolean isFirst, Receiver receiver) {
    this.body = body;
    this.options = options;
    this.isFirst = isFirst;
    this.receiver = receiver;
  }

  Links read() throws IOException, InterruptedException {
    return read(body.utf8());
  }

  /** Reads the body's data as JSON, which it may not have been. */
  Links read(InputStream utf8) throws IOException, InterruptedException {
    var items = options.responsePath().orElse(ItemPath.ROOT);
    boolean streams =
        streams(Optional.of(items)) && streams(options.nextUrl()) && streams(options.cursor());
    return streams ? walk(utf8, items) : query(utf8.readAllBytes(), items);
  }

  /** Whether a path can be followed in passing; to the last element only in the list of items. */
  private boolean streams(Optional<ItemPath> path) {
    var items = options.responsePath().orElse(ItemPath.ROOT);
    return path.map(it -> it.isPlain() && (!it.hasLast() || it.isLastOf(items))).orElse(true);
  }

  private Links walk(InputStream utf8, ItemPath items) throws IOException, InterruptedException {
    var window = new Window(utf8);
    var paths = new JsonWalk.Paths(Optional.of(items), options.nextUrl(), options.cursor());
    boolean isList = body.format() == BodyFormat.NDJSON;
    try (var parser = Json.FACTORY.createParser(window)) {
      var lone = new LoneItem(receiver);
      var walk = new JsonWalk(parser, window, paths, isList, body.isGuessed() ? lone : receiver);
      boolean any = false;
      while (parser.nextToken() != null) {
        if (any) {
          requireList();
          lone.another();
        }
        walk.root();
        any = true;
      }
      lone.release();
      if (any) {
        requireItems(walk, items);
      } else if (!isList) {
        throw new ProblemException(body.broken("the response is empty").expected("JSON"));
      }
      return walk.links();
    }
  }

  private void requireList() {
    if (body.format() != BodyFormat.NDJSON && !body.isGuessed()) {
      throw new ProblemException(
          body.broken("something follows the JSON value of the response")
              .hint("if it is one value a line, set ResponseFormat: ndjson"));
    }
  }

  private void requireItems(JsonWalk walk, ItemPath items) {
    boolean isEmptyList =
        walk.trace().endsInEmptyArray()
            || (body.format() == BodyFormat.XML && walk.trace().deepest() == items.end() - 1);
    if (!walk.hasFound() && !isEmptyList) {
      throw new ProblemException(walk.trace().problem(items, isFirst));
    }
  }

  private Links query(byte[] utf8, ItemPath items) throws IOException, InterruptedException {
    count(utf8);
    var data = Json.MAPPER.readTree(utf8);
    var found = items.findAll(data, 0);
    if (found.isEmpty() && !items.findsMany()) {
      throw new ProblemException(missing(items));
    }
    for (var one : found) {
      if (one.isArray() && !items.findsElements()) {
        for (var element : one) {
          take(element, false);
        }
      } else if (!one.isNull() || items.findsElements()) {
        take(one, !items.findsMany());
      }
    }
    return new Links(link(options.nextUrl(), data), link(options.cursor(), data));
  }

  private void count(byte[] utf8) throws IOException {
    var hint = "paths of names, indexes and * are followed in passing: use no others here";
    var parts = new Parts(body, "values", hint);
    try (var parser = Json.FACTORY.createParser(utf8)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        parts.add(token.isStructStart() || token.isScalarValue() ? 1 : 0);
      }
    }
  }

  private Problem missing(ItemPath items) {
    var what = "the path matches nothing in the response";
    return (isFirst ? Problem.user(what) : Problem.remote(what)).value(items.toString());
  }

  private void take(JsonNode item, boolean isAlone) throws IOException, InterruptedException {
    var bytes = Json.MAPPER.writeValueAsBytes(item);
    receiver.take(Item.json(bytes, null, null, isAlone));
  }

  private static Optional<String> link(Optional<ItemPath> path, JsonNode data) {
    return path.flatMap(it -> it.findText(data, 0)).filter(text -> !text.isBlank());
  }

  /** An in-memory body. */
  static InputStream of(byte[] utf8) {
    return new ByteArrayInputStream(utf8);
  }
}
