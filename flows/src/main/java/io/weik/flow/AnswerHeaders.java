package io.weik.flow;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Keeps headers of a peer's answer from steering a mail that a later step sends: recipients,
 * sender, subject and the settings that Camel's mail step takes from headers.
 */
final class AnswerHeaders extends HttpHeaderFilterStrategy {
  private static final Set<String> OF_MAIL =
      Set.of("to", "cc", "bcc", "from", "reply-to", "sender", "subject");

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    var lower = name.toLowerCase(Locale.ROOT);
    return OF_MAIL.contains(lower)
        || lower.startsWith("mail.")
        || super.applyFilterToExternalHeaders(name, value, exchange);
  }
}
