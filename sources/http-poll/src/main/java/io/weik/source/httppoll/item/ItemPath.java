package io.weik.source.httppoll.item;

/** Where something stands in an item, as {@code $.data.items}. */
public record ItemPath(String text) {
  /** Reads a dotted path. */
  public static ItemPath parse(String text) {
    if (!text.startsWith("$")) {
      throw new IllegalArgumentException("a path such as $.data.items");
    }
    return new ItemPath(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
