package io.weik.flow;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailBinding;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Makes mails of messages. Takes only headers that belong to a mail, not those of the event nor
 * what an HTTP step got before, and no line break of the event's media type; Camel takes those of
 * the other headers out itself.
 */
final class MailMessages extends MailBinding {
  private static final Set<String> OF_MAIL =
      Set.of(
          "auto-submitted",
          "content-type",
          "from",
          "importance",
          "in-reply-to",
          "references",
          "sender",
          "subject",
          "x-priority");

  MailMessages() {
    super(new Headers(), null, true, true);
  }

  @Override
  protected @Nullable String determineContentType(
      MailConfiguration configuration, Exchange exchange) {
    var type = super.determineContentType(configuration, exchange);
    return type == null ? null : type.replaceAll("\\p{Cntrl}+", " ");
  }

  private static final class Headers extends DefaultHeaderFilterStrategy {
    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
      return !OF_MAIL.contains(name.toLowerCase(Locale.ROOT));
    }
  }
}
