package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An event on one line, for people. */
final class EventLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final int ID_SHOWN = 36;

  private EventLine() {}

  /** Of what the admin API says of a stored event. */
  static String of(JsonNode stored) {
    var event = stored.path("event");
    return of(
        Cells.time(stored, "storedAt").orElse(Instant.EPOCH),
        Cells.text(event, "type"),
        Cells.text(stored, "source"),
        Cells.text(event, "subject"),
        Cells.text(event, "id"));
  }

  /** Of its parts. */
  static String of(Instant time, String type, String source, String subject, String id) {
    return Table.printable(
        "%s  %-30s %-20s %-20s %s"
            .formatted(TIME.format(time), type, source, subject, shortened(id)));
  }

  /** Of something that is no event, in the same columns. */
  static String of(Instant time, String what, String source, String detail) {
    return Table.printable("%s  %-30s %-20s %s".formatted(TIME.format(time), what, source, detail));
  }

  private static String shortened(String id) {
    return id.length() <= ID_SHOWN ? id : id.substring(0, ID_SHOWN) + "\u2026";
  }
}
