package io.weik.source.webhook;

import java.util.regex.Pattern;

/**
 * How often something may happen.
 *
 * @param count how often in one period
 * @param seconds length of the period
 * @param burst how many may come at once
 */
public record Rate(int count, int seconds, int burst) {
  private static final Pattern FORM =
      Pattern.compile("([1-9]\\d{0,6})\\s*(/\\s*(s|min|h))?(\\s+burst\\s+([1-9]\\d{0,6}))?");

  /** Reads {@code 100}, {@code 100/s}, {@code 600/min} or {@code 100/s burst 500}. */
  public static Rate parse(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "a number of requests per second, or a rate such as 100/s, 600/min or 100/s burst 500");
    }
    int count = Integer.parseInt(form.group(1));
    int seconds = seconds(form.group(3) == null ? "s" : form.group(3));
    int burst =
        form.group(5) == null ? Math.max(1, count / seconds) : Integer.parseInt(form.group(5));
    return new Rate(count, seconds, burst);
  }

  private static int seconds(String unit) {
    return switch (unit) {
      case "min" -> 60;
      case "h" -> 3600;
      default -> 1;
    };
  }

  /** How many in a minute, at least one. */
  int perMinute() {
    return Math.clamp(count * 60L / seconds, 1, Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return count + (seconds == 1 ? "/s" : seconds == 60 ? "/min" : "/h") + " burst " + burst;
  }
}
