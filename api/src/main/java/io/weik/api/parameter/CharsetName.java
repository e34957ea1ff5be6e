package io.weik.api.parameter;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** A charset by a name that Java knows. */
public record CharsetName(Charset charset) {
  /** Reads a name such as {@code UTF-8} or {@code windows-1252}. */
  public static CharsetName parse(String text) {
    try {
      return new CharsetName(Charset.forName(text.strip()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new IllegalArgumentException(
          "a charset such as UTF-8, ISO-8859-1 or windows-1252", unknown);
    }
  }

  @Override
  public String toString() {
    return charset.name();
  }
}
