package io.weik.config.yaml;

/**
 * How large a value is once every alias in it is written out.
 *
 * @param weight roughly its characters
 * @param height levels of lists and mappings in it
 */
public record Extent(long weight, int height) {
  /** Of a list or mapping that is still empty. */
  static final Extent EMPTY = new Extent(1, 1);

  /** Of this list or mapping with one more value in it. */
  Extent with(Node inner) {
    var added = inner.extent();
    return new Extent(weight + added.weight, Math.max(height, added.height + 1));
  }
}
