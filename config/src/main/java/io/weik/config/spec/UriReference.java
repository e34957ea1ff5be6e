package io.weik.config.spec;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The source of CloudEvents.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#source-1">CloudEvents,
 *     source</a>
 */
public record UriReference(String text) {
  /** Takes the text when it is a URI reference and not empty. */
  public static UriReference parse(String text) {
    try {
      if (!text.isBlank()) {
        return new UriReference(new URI(text).toString());
      }
    } catch (URISyntaxException _) {
      // told below like an empty text
    }
    throw new IllegalArgumentException("a URI or a part of one, such as /services/orders");
  }
}
