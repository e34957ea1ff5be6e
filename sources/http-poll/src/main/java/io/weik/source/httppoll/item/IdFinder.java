package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what an item calls itself. */
final class IdFinder {
  private final @Nullable ItemPath path;

  /** By this path, or else by what the body's reader knows. */
  IdFinder(Optional<ItemPath> path) {
    this.path = path.orElse(null);
  }

  /** The id of an item; null when it has none. */
  @Nullable String find(Item item) throws IOException {
    if (path == null || !item.isJson()) {
      return item.id();
    }
    if (!path.isPlain()) {
      var data = Json.MAPPER.readTree(item.bytes(), item.from(), item.length());
      return path.findText(data, 0).orElse(null);
    }
    try (var parser = Json.FACTORY.createParser(item.bytes(), item.from(), item.length())) {
      parser.nextToken();
      return seek(parser, path, 0);
    }
  }

  private static @Nullable String seek(JsonParser parser, ItemPath path, int at)
      throws IOException {
    var token = parser.currentToken();
    if (at == path.end()) {
      return token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : null;
    }
    String found = null;
    if (token == JsonToken.START_OBJECT) {
      while (found == null && parser.nextToken() == JsonToken.FIELD_NAME) {
        int next = path.after(at, parser.currentName());
        parser.nextToken();
        found = seekOrSkip(parser, path, next);
      }
    } else if (token == JsonToken.START_ARRAY) {
      for (int index = 0; found == null && parser.nextToken() != JsonToken.END_ARRAY; index++) {
        found = seekOrSkip(parser, path, path.after(at, index));
      }
    }
    return found;
  }

  private static @Nullable String seekOrSkip(JsonParser parser, ItemPath path, int at)
      throws IOException {
    String found = at < 0 ? null : seek(parser, path, at);
    if (found == null) {
      parser.skipChildren();
    }
    return found;
  }
}
