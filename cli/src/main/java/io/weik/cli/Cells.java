package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the admin API's JSON looks like in the cell of a table. */
final class Cells {
  static final String NOTHING = "-";
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private Cells() {}

  static String text(JsonNode object, String field) {
    var value = object.path(field);
    return value.isMissingNode() || value.isNull() || value.asText().isEmpty()
        ? NOTHING
        : value.asText();
  }

  static String number(JsonNode object, String field) {
    return String.format(Locale.ROOT, "%,d", object.path(field).asLong());
  }

  static String list(JsonNode object, String field) {
    var items = new ArrayList<String>();
    object.path(field).forEach(item -> items.add(item.asText()));
    return items.isEmpty() ? NOTHING : String.join(", ", items);
  }

  /** How long ago the time in this field was. */
  static String ago(JsonNode object, String field) {
    return time(object, field).map(then -> Ago.text(then, Instant.now())).orElse(NOTHING);
  }

  /** The time in this field, absolute, in the user's time zone. */
  static String local(JsonNode object, String field) {
    return time(object, field).map(LOCAL::format).orElse(NOTHING);
  }

  static Optional<Instant> time(JsonNode object, String field) {
    var value = object.path(field);
    return value.isTextual() ? Optional.of(Instant.parse(value.asText())) : Optional.empty();
  }

  /** The one-line text of a problem object. */
  static String problem(JsonNode object, String field) {
    return text(object.path(field), "message");
  }

  static List<JsonNode> items(JsonNode answer) {
    var items = new ArrayList<JsonNode>();
    answer.path("items").forEach(items::add);
    return items;
  }

  /** How many items an answer has, as {@code 3 dead letters}. */
  static String count(JsonNode answer, String noun) {
    return count(answer.path("items").size(), noun);
  }

  /** So many of something. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** So many tries. */
  static String tries(long number) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? "try" : "tries");
  }
}
