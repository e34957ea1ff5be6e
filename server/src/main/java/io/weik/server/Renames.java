package io.weik.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.resource.Kind;
import io.weik.api.resource.ResourceId;
import io.weik.config.Masking;
import io.weik.config.ResourceDocument;
import io.weik.server.ResourceChange.Action;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds what looks like a new name for something old: to a node it is one removed and one new. */
final class Renames {
  private final Masking masking;

  Renames(Masking masking) {
    this.masking = masking;
  }

  /** What makes two resources alike but for their names. */
  private record Likeness(Kind kind, JsonNode spec) {}

  /** A sentence for each. */
  List<String> in(Deployment.Outcome outcome) {
    var created = changes(outcome, change -> change.action() == Action.CREATED);
    if (created.isEmpty()) {
      return List.of();
    }
    var leaving = byLikeness(changes(outcome, change -> change.action() == Action.REMOVED));
    var staying = byLikeness(changes(outcome, change -> stays(outcome, change)));
    var found = new ArrayList<String>();
    for (var change : created) {
      var likeness = likeness(change.id(), change.after());
      taken(leaving, likeness)
          .map(old -> renamed(change.id(), old))
          .or(() -> taken(staying, likeness).map(old -> copied(change.id(), old)))
          .ifPresent(found::add);
    }
    return found;
  }

  private static boolean stays(Deployment.Outcome outcome, ResourceChange change) {
    return change.action() == Action.UNCHANGED
        && !outcome.named().contains(change.id())
        && hasPlace(change.id().kind());
  }

  private static List<ResourceChange> changes(
      Deployment.Outcome outcome, Predicate<ResourceChange> wanted) {
    return outcome.changes().stream().filter(wanted).toList();
  }

  private Map<Likeness, Deque<ResourceId>> byLikeness(List<ResourceChange> changes) {
    var byLikeness = new HashMap<Likeness, Deque<ResourceId>>();
    for (var change : changes) {
      byLikeness
          .computeIfAbsent(likeness(change.id(), change.before()), _ -> new ArrayDeque<>())
          .add(change.id());
    }
    return byLikeness;
  }

  private static Optional<ResourceId> taken(
      Map<Likeness, Deque<ResourceId>> old, Likeness likeness) {
    return Optional.ofNullable(old.get(likeness)).map(Deque::poll);
  }

  private static String renamed(ResourceId created, ResourceId old) {
    return "renamed? %s has the same spec as %s%s"
        .formatted(
            created,
            old.name(),
            hasPlace(old.kind()) ? "; its place (cursor) does not move along" : "");
  }

  private static String copied(ResourceId created, ResourceId old) {
    return "renamed? %s has the same spec as %s, which stays; to remove it use --prune or config delete"
        .formatted(created, old.name());
  }

  private static boolean hasPlace(Kind kind) {
    return switch (kind) {
      case EVENT_SOURCE, EVENT_SUBSCRIPTION, INTEGRATION_FLOW -> true;
      case EVENT_CHANNEL, VARIABLE -> false;
    };
  }

  private Likeness likeness(ResourceId id, Optional<ResourceDocument> document) {
    try {
      var json = Views.JSON.readTree(document.map(masking::maskedJson).orElse("null"));
      return new Likeness(id.kind(), json.path("spec"));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("masked JSON is not JSON", impossible);
    }
  }
}
