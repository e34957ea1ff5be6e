package io.weik.source.httppoll.item;

import java.nio.charset.Charset;

/** A charset, written as {@code UTF-8} or {@code windows-1252}. */
public record CharsetName(Charset charset) {
  /** Reads a name that this Java knows. */
  public static CharsetName parse(String text) {
    try {
      return new CharsetName(Charset.forName(text.strip()));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException("a charset such as UTF-8 or ISO-8859-1", unknown);
    }
  }

  @Override
  public String toString() {
    return charset.name();
  }
}
