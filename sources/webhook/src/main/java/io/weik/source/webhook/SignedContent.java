package io.weik.source.webhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is computed over: fixed text and parts of the delivery, one after the other, as
 * {@code v0:{timestamp}:{body}}. The body's bytes go in as they came.
 *
 * @param parts in order; one of them is the body
 */
public record SignedContent(List<Part> parts) {
  private static final Pattern TOKEN =
      Pattern.compile("\\{(?<name>[a-z]+)\\}|(?<text>[^{}]+)|(?<broken>.)", Pattern.DOTALL);

  /** Copies the parts. */
  public SignedContent {
    parts = List.copyOf(parts);
  }

  /** One piece of the content. */
  public sealed interface Part {
    /** Text that is always the same. */
    record Text(String text) implements Part {}

    /** Something that each delivery brings. */
    enum Variable implements Part {
      /** The raw body. */
      BODY,
      /** The text of the timestamp header. */
      TIMESTAMP,
      /** The text of the delivery id header. */
      ID
    }
  }

  /** Reads a template with {@code {body}} once and, where wanted, the others. */
  public static SignedContent parse(String template) {
    var parts = new ArrayList<Part>();
    var tokens = TOKEN.matcher(template);
    while (tokens.find()) {
      var text = tokens.group("text");
      parts.add(text != null ? new Part.Text(text) : variable(tokens.group("name")));
    }
    if (parts.stream().filter(Part.Variable.BODY::equals).count() != 1) {
      throw notATemplate();
    }
    return new SignedContent(parts);
  }

  private static Part variable(@Nullable String name) {
    return switch (name) {
      case "body" -> Part.Variable.BODY;
      case "timestamp" -> Part.Variable.TIMESTAMP;
      case "id" -> Part.Variable.ID;
      case null, default -> throw notATemplate();
    };
  }

  private static IllegalArgumentException notATemplate() {
    return new IllegalArgumentException(
        "text with {body} once and, where wanted, {timestamp} and {id}, such as"
            + " {timestamp}.{body}");
  }

  /** Whether the content has this part. */
  boolean has(Part.Variable part) {
    return parts.contains(part);
  }

  /** Feeds the content of one delivery into {@code mac}. */
  void feed(Mac mac, String id, String timestamp, byte[] body) {
    for (var part : parts) {
      mac.update(
          switch (part) {
            case Part.Text(var text) -> text.getBytes(StandardCharsets.UTF_8);
            case Part.Variable.BODY -> body;
            case Part.Variable.TIMESTAMP -> timestamp.getBytes(StandardCharsets.UTF_8);
            case Part.Variable.ID -> id.getBytes(StandardCharsets.UTF_8);
          });
    }
  }

  @Override
  public String toString() {
    return parts.stream().map(SignedContent::write).collect(Collectors.joining());
  }

  private static String write(Part part) {
    return switch (part) {
      case Part.Text(var text) -> text;
      case Part.Variable.BODY -> "{body}";
      case Part.Variable.TIMESTAMP -> "{timestamp}";
      case Part.Variable.ID -> "{id}";
    };
  }
}
