package io.weik.source.database.poll;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of a column that grows: a number, or a time. Times are compared as they are written where
 * they tell no offset.
 */
sealed interface CursorValue {
  /** Less than, equal to or greater than 0. */
  int compareWith(CursorValue other);

  /** The value so much before, in the server's own text: for numbers that many as its seconds. */
  String minus(Duration overlap);

  /** A number. */
  record Numeric(BigDecimal number) implements CursorValue {
    @Override
    public int compareWith(CursorValue other) {
      return other instanceof Numeric(var that) ? number.compareTo(that) : 0;
    }

    @Override
    public String minus(Duration overlap) {
      return number.subtract(BigDecimal.valueOf(overlap.toSeconds())).toPlainString();
    }
  }

  /**
   * A time.
   *
   * @param digits how many digits its fraction of a second has; -1 for a date
   * @param offset from UTC as it was written, which may be not at all
   */
  record Time(LocalDateTime local, char separator, int digits, String offset)
      implements CursorValue {
    private static final Pattern FORM =
        Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)(?:([ T])(\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d{1,9}))?)?"
                + "\\s?([+-]\\d\\d(?::?\\d\\d)?(?::\\d\\d)?|Z)?");

    private static final DateTimeFormatter TO_NANOS =
        DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS");
    private static final int SECONDS = "HH:mm:ss".length();

    static Time of(Instant instant) {
      return new Time(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ' ', 0, "");
    }

    static Optional<CursorValue> parse(String text) {
      var matcher = FORM.matcher(text);
      try {
        return matcher.matches() ? Optional.of(time(matcher)) : Optional.empty();
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }

    private static Time time(Matcher matcher) {
      boolean isDate = matcher.group(3) == null;
      var fraction = Optional.ofNullable(matcher.group(4)).orElse("");
      var time = isDate ? "00:00:00" : matcher.group(3);
      var local = LocalDateTime.parse(matcher.group(1) + "T" + time);
      var nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
      char separator = isDate ? ' ' : matcher.group(2).charAt(0);
      var offset = Optional.ofNullable(matcher.group(5)).orElse("");
      return new Time(local.withNano(nanos), separator, isDate ? -1 : fraction.length(), offset);
    }

    private LocalDateTime utc() {
      return offset.isEmpty() ? local : local.minusSeconds(ZoneOffset.of(offset).getTotalSeconds());
    }

    @Override
    public int compareWith(CursorValue other) {
      return other instanceof Time that ? utc().compareTo(that.utc()) : 0;
    }

    @Override
    public String minus(Duration overlap) {
      var earlier = local.minus(overlap);
      var date = earlier.toLocalDate().toString();
      if (digits < 0) {
        return date + offset;
      }
      int length = SECONDS + (digits == 0 ? 0 : 1 + digits);
      return date + separator + earlier.format(TO_NANOS).substring(0, length) + offset;
    }
  }

  /** Reads a value in the server's own text; empty when it is neither number nor time. */
  static Optional<CursorValue> parse(byte[] raw) {
    var text = new String(raw, StandardCharsets.UTF_8);
    var time = Time.parse(text);
    return time.isPresent() ? time : number(text);
  }

  private static Optional<CursorValue> number(String text) {
    try {
      return Optional.of(new Numeric(new BigDecimal(text)));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
