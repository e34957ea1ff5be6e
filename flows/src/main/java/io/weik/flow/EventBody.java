package io.weik.flow;

import io.weik.api.event.Event;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An event's data as a message body: text for what is text, bytes for everything else. XML without
 * a charset stays bytes, since it tells its encoding itself.
 */
final class EventBody {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  private EventBody() {}

  /** {@link String} or {@code byte[]}; empty when the event has no data. */
  static Optional<Object> of(Event event) {
    return event
        .data()
        .map(
            data ->
                event
                    .dataContentType()
                    .flatMap(EventBody::charset)
                    .<Object>map(charset -> new String(data.bytes(), charset))
                    .orElseGet(data::bytes));
  }

  private static Optional<Charset> charset(String mediaType) {
    var declared = CHARSET.matcher(mediaType);
    var type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!isText(type) && !isXml(type)) {
      return Optional.empty();
    }
    if (declared.find()) {
      return known(declared.group(1));
    }
    return isXml(type) ? Optional.empty() : Optional.of(StandardCharsets.UTF_8);
  }

  private static boolean isText(String type) {
    return type.startsWith("text/")
        || type.endsWith("/json")
        || type.endsWith("+json")
        || type.equals("application/x-www-form-urlencoded")
        || type.equals("application/yaml");
  }

  private static boolean isXml(String type) {
    return type.endsWith("/xml") || type.endsWith("+xml");
  }

  private static Optional<Charset> known(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
