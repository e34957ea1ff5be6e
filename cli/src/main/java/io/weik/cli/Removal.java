package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A subscription that would be removed.
 *
 * @param pending events it has still to deliver
 */
record Removal(String subscription, long pending) {
  /** Those in the answer to an apply that was only asked about. */
  static List<Removal> in(JsonNode outcome) {
    var removals = new ArrayList<Removal>();
    for (var change : outcome.path("changes")) {
      if (change.path("action").asText().equals("REMOVED")
          && change.path("kind").asText().equals("EventSubscription")) {
        removals.add(new Removal(change.path("name").asText(), change.path("pending").asLong()));
      }
    }
    return removals;
  }

  /**
   * Returns when a person agrees; at once when there is nothing to lose.
   *
   * @throws CommandFailure when not
   */
  static void consent(Terminal terminal, List<Removal> removals) {
    if (!removals.isEmpty()) {
      var lines = removals.stream().map(Removal::line).collect(Collectors.joining("\n"));
      var them = removals.size() == 1 ? "its place" : "their places";
      terminal.consent(false, lines + "\n" + them + " would be forgotten; remove for good?");
    }
  }

  private String line() {
    return "EventSubscription " + subscription + " has " + Cells.count(pending, "pending event");
  }
}
