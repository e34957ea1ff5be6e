package io.weik.source.httppoll;

import java.net.URI;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An http or https address in which the source may fill in places.
 *
 * @param text as written
 */
public record UrlTemplate(String text) {
  /** A place before the path: who is asked would depend on what was answered. */
  private static final Pattern HOST = Pattern.compile("[^:]*://[^/?]*\\$\\{");

  private static final TemplateValues SAMPLE = new TemplateValues("0", Instant.EPOCH);

  /** Reads an address such as {@code https://api.example.com/changes?since=${lastPoll}}. */
  public static UrlTemplate parse(String text) {
    var template = new UrlTemplate(text.strip());
    var address = WebAddress.read(SAMPLE.fill(template.text, WebAddress::value));
    if (address.isEmpty() || HOST.matcher(template.text).lookingAt()) {
      throw new IllegalArgumentException("an address such as https://api.example.com/changes");
    }
    return template;
  }

  /** The address with its places filled in. */
  URI fill(TemplateValues values) {
    return WebAddress.read(values.fill(text, WebAddress::value)).orElseThrow();
  }

  /** The address as it looks with some values in its places. */
  URI sample() {
    return fill(SAMPLE);
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return Shown.address(sample());
  }
}
