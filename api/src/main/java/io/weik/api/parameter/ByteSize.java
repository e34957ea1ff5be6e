package io.weik.api.parameter;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number of bytes, written as {@code 1048576}, {@code 64 KiB} or {@code 1MiB}.
 *
 * @param bytes zero or more
 */
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*(b|kib|mib|gib)?");

  /** Reads one of the forms above, without regard to case. */
  public static ByteSize parse(String text) {
    var matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a size such as 64 KiB or 1 MiB");
    }
    var unit = matcher.group(2) == null ? "b" : matcher.group(2);
    int shift =
        switch (unit) {
          case "kib" -> 10;
          case "mib" -> 20;
          case "gib" -> 30;
          default -> 0;
        };
    return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift));
  }

  /** The shortest exact form, as {@code 1 MiB}. */
  @Override
  public String toString() {
    if (bytes > 0 && bytes % (1 << 30) == 0) {
      return (bytes >> 30) + " GiB";
    }
    if (bytes > 0 && bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    if (bytes > 0 && bytes % (1 << 10) == 0) {
      return (bytes >> 10) + " KiB";
    }
    return bytes + " B";
  }
}
