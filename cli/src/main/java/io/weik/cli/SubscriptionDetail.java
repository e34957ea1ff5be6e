package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** All about one subscription, on a page. */
final class SubscriptionDetail {
  private static final int RETRYING_SHOWN = 10;

  private final StringBuilder text = new StringBuilder();

  private SubscriptionDetail() {}

  /** The page; {@code subscription} is as the admin API shows it. */
  static String text(JsonNode subscription) {
    var detail = new SubscriptionDetail();
    detail.head(subscription);
    subscription.path("deliveries").forEach(detail::delivery);
    return detail.text.toString();
  }

  private void head(JsonNode item) {
    text.append(
        "%s \u00b7 %s over %s \u00b7 %s%n"
            .formatted(
                Cells.text(item, "name"),
                Cells.text(item, "source"),
                Cells.text(item, "channel"),
                Cells.text(item, "state")));
    line("flows", Cells.list(item, "flows"));
    line("pending", pending(item));
    line("delivered", rate(item));
    if (item.has("problem")) {
      line("problem", Cells.problem(item, "problem"));
    }
  }

  private static String pending(JsonNode item) {
    var count = Cells.number(item, "pending");
    return item.hasNonNull("oldestPending")
        ? "%s, the oldest stored %s (%s)"
            .formatted(count, Cells.local(item, "oldestPending"), Cells.ago(item, "oldestPending"))
        : count;
  }

  private static String rate(JsonNode item) {
    return "%s since start \u00b7 %s/min"
        .formatted(Cells.number(item, "delivered"), Cells.number(item, "lastMinute"));
  }

  private void delivery(JsonNode item) {
    text.append(
        "%n\u2192 %s \u00b7 %s since %s (%s)%n"
            .formatted(
                Cells.text(item, "flow"),
                Cells.text(item, "state"),
                Cells.local(item, "since"),
                Cells.ago(item, "since")));
    if (item.has("problem")) {
      line("problem", Cells.problem(item, "problem"));
    }
    if (item.has("until")) {
      line("next try", Cells.local(item, "until"));
    }
    line("position", Cells.number(item, "position"));
    line("pending", Cells.number(item, "pending"));
    line("in flight", inFlight(item));
    line("delivered", rate(item));
    line("last taken", Cells.local(item, "lastDelivered"));
    line(
        "failed",
        "%s \u00b7 %s"
            .formatted(
                Cells.tries(item.path("failedTries").asLong()),
                Cells.count(item.path("deadLetters").asLong(), "dead letter")));
    line("last error", Table.printable(Cells.text(item, "lastError")));
    retrying(item.path("retrying"));
  }

  private static String inFlight(JsonNode item) {
    return "%s \u00b7 held behind a failed one %s \u00b7 stuck %s"
        .formatted(
            Cells.number(item, "inFlight"),
            Cells.number(item, "held"),
            Cells.number(item, "stuck"));
  }

  private void retrying(JsonNode all) {
    for (int i = 0; i < Math.min(all.size(), RETRYING_SHOWN); i++) {
      var one = all.get(i);
      line(
          i == 0 ? "retrying" : "",
          "%s  %s, again at %s  %s"
              .formatted(
                  Table.printable(Cells.text(one, "id")),
                  Cells.tries(one.path("tries").asLong()),
                  Cells.local(one, "due"),
                  Table.printable(Cells.text(one, "error"))));
    }
    if (all.size() > RETRYING_SHOWN) {
      line("", "\u2026 %d more".formatted(all.size() - RETRYING_SHOWN));
    }
  }

  private void line(String name, String value) {
    text.append("  %-12s %s%n".formatted(name, value));
  }
}
