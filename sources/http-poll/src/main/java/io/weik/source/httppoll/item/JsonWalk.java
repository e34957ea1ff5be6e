package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows up to three plain paths through JSON in one pass that keeps no more than one item: to the
 * items, to the next page's address and to the cursor, in whatever order they stand. One thread.
 */
final class JsonWalk {
  private final JsonParser parser;
  private final Window window;
  private final Receiver receiver;
  private final Trace trace = new Trace();
  private final boolean isList;
  private boolean found;
  private @Nullable String nextUrl;
  private @Nullable String cursor;

  /** The paths to follow; one that nothing is to be found by is absent. */
  record Paths(Optional<ItemPath> items, Optional<ItemPath> nextUrl, Optional<ItemPath> cursor) {}

  private final @Nullable ItemPath itemsPath;
  private final @Nullable ItemPath nextPath;
  private final @Nullable ItemPath cursorPath;

  /**
   * A walk.
   *
   * @param parser reads from the window
   * @param isList whether the values at the top are a list by themselves
   */
  JsonWalk(JsonParser parser, Window window, Paths paths, boolean isList, Receiver receiver) {
    this.parser = parser;
    this.window = window;
    this.isList = isList;
    this.receiver = receiver;
    this.itemsPath = paths.items().orElse(null);
    this.nextPath = paths.nextUrl().orElse(null);
    this.cursorPath = paths.cursor().orElse(null);
  }

  /** Whether there was something where the items are looked for. */
  boolean hasFound() {
    return found;
  }

  Trace trace() {
    return trace;
  }

  Links links() {
    return new Links(text(nextUrl), text(cursor));
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  /** Walks through the value at which the parser stands. */
  void root() throws IOException, InterruptedException {
    value(start(itemsPath), start(nextPath), start(cursorPath));
  }

  private static int start(@Nullable ItemPath path) {
    return path == null ? ItemPath.OFF : 0;
  }

  private void value(int items, int next, int after) throws IOException, InterruptedException {
    if (nextPath != null && next == nextPath.end()) {
      nextUrl = scalar();
    }
    if (cursorPath != null && after == cursorPath.end()) {
      cursor = scalar();
    }
    if (itemsPath != null && items == itemsPath.end()) {
      found = true;
      items(itemsPath, next, after);
      return;
    }
    if (items < 0 && next < 0 && after < 0) {
      parser.skipChildren();
      return;
    }
    trace.arrive(items, parser.currentToken());
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object(items, next, after);
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      array(items, next, after);
    }
  }

  private @Nullable String scalar() throws IOException {
    var token = parser.currentToken();
    return token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : null;
  }

  private void object(int items, int next, int after) throws IOException, InterruptedException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      trace.field(items, name);
      parser.nextToken();
      value(
          step(itemsPath, items, name), step(nextPath, next, name), step(cursorPath, after, name));
    }
  }

  private void array(int items, int next, int after) throws IOException, InterruptedException {
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      trace.element(items);
      value(
          step(itemsPath, items, index),
          step(nextPath, next, index),
          step(cursorPath, after, index));
    }
  }

  private static int step(@Nullable ItemPath path, int at, String name) {
    return path == null || at < 0 ? ItemPath.OFF : path.after(at, name);
  }

  private static int step(@Nullable ItemPath path, int at, int index) {
    return path == null || at < 0 ? ItemPath.OFF : path.after(at, index);
  }

  private void items(ItemPath path, int next, int after) throws IOException, InterruptedException {
    var token = parser.currentToken();
    if (token == JsonToken.START_ARRAY && !path.findsElements()) {
      elements(next, after);
    } else if (token != JsonToken.VALUE_NULL || path.findsElements()) {
      long start = item(!path.findsMany() && !isList);
      look(next, after, start);
    }
    window.free();
  }

  private void elements(int next, int after) throws IOException, InterruptedException {
    long last = -1;
    long end = -1;
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      last = item(false);
      end = place();
      int nextHere = step(nextPath, next, index);
      int afterHere = step(cursorPath, after, index);
      if (nextHere >= 0 || afterHere >= 0) {
        look(nextHere, afterHere, last);
      }
    }
    if (last >= 0) {
      boolean lastNext = nextPath != null && nextPath.asksForLast(next);
      boolean lastAfter = cursorPath != null && cursorPath.asksForLast(after);
      look(lastNext ? next + 1 : -1, lastAfter ? after + 1 : -1, last, end);
    }
  }

  private long place() {
    return parser.currentLocation().getByteOffset();
  }

  /** Takes the item at which the parser stands, and tells where it starts. */
  private long item(boolean isAlone) throws IOException, InterruptedException {
    long start = parser.currentTokenLocation().getByteOffset();
    window.hold(start);
    parser.skipChildren();
    parser.finishToken();
    int length = (int) (place() - start);
    receiver.take(
        new Item(window.bytes(), window.index(start), length, Item.JSON, null, null, isAlone));
    return start;
  }

  private void look(int next, int after, long start) throws IOException {
    look(next, after, start, place());
  }

  /** Goes on within an item, for paths that lead through it. */
  private void look(int next, int after, long start, long end) throws IOException {
    if (next < 0 && after < 0) {
      return;
    }
    JsonNode item = Json.MAPPER.readTree(window.copy(start, end));
    if (nextPath != null && next >= 0) {
      nextUrl = nextPath.findText(item, next).orElse(nextUrl);
    }
    if (cursorPath != null && after >= 0) {
      cursor = cursorPath.findText(item, after).orElse(cursor);
    }
  }
}
