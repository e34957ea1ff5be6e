package io.weik.source.webhook;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The path of a webhook on the listener, always below {@value #ROOT}.
 *
 * @param value absolute, without a slash at its end
 */
public record WebhookPath(String value) {
  static final String ROOT = "/webhooks/";

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

  /** Takes a path with or without {@value #ROOT}; doubled and closing slashes are dropped. */
  public static WebhookPath parse(String text) {
    var path =
        Arrays.stream(text.split("/", -1))
            .filter(segment -> !segment.isEmpty())
            .map(WebhookPath::checked)
            .collect(Collectors.joining("/", "/", ""));
    if (path.equals("/") || (path + "/").equals(ROOT)) {
      throw notAPath();
    }
    return new WebhookPath(path.startsWith(ROOT) ? path : ROOT + path.substring(1));
  }

  private static String checked(String segment) {
    if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
      throw notAPath();
    }
    return segment;
  }

  private static IllegalArgumentException notAPath() {
    return new IllegalArgumentException(
        "a path such as /webhooks/github: letters, digits, '.', '_', '~', '-' and slashes, without"
            + " query, spaces, '%' or '..'");
  }

  @Override
  public String toString() {
    return value;
  }
}
