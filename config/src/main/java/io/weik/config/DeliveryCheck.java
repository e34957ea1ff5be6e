package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.config.bind.Scope;
import io.weik.config.spec.CircuitSpec;
import io.weik.config.spec.RetrySpec;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;

/**
 * Finds what is wrong with the keys of a subscription's delivery in the light of each other. It
 * does so whatever else is wrong, so that everything is told at once.
 */
final class DeliveryCheck {
  private static final String INITIAL = "InitialDelay";
  private static final String MAXIMUM = "MaxDelay";

  private final Draft draft;
  private final Scope scope;

  DeliveryCheck(Draft draft, Scope scope) {
    this.draft = draft;
    this.scope = scope;
  }

  /** Whether they are right; what is not is told. */
  boolean holds() {
    boolean retry =
        SpecPart.find("Retry", RetrySpec.class, draft, scope).map(this::retry).orElse(true);
    boolean circuit =
        SpecPart.find("Circuit", CircuitSpec.class, draft, scope).map(this::circuit).orElse(true);
    return key() && retry && circuit;
  }

  private boolean retry(SpecPart<RetrySpec> part) {
    boolean right = part.values().maxDelay().compareTo(part.values().initialDelay()) >= 0;
    if (!right) {
      part.tellLess(MAXIMUM, INITIAL);
    }
    return right;
  }

  /** Pauses of no length would be none: everything would fail as fast as it can. */
  private boolean circuit(SpecPart<CircuitSpec> part) {
    if (!part.values().initialDelay().isPositive()) {
      part.tellOutOfBounds(
          INITIAL, "more than nothing, such as 1s", "FailedTries: 0 is how to have no pauses");
      return false;
    }
    boolean right = part.values().maxDelay().compareTo(part.values().initialDelay()) >= 0;
    if (!right) {
      part.tellLess(MAXIMUM, INITIAL);
    }
    return right;
  }

  private boolean key() {
    var key = draft.scalar("OrderingKey").filter(written -> !written.isNothing());
    boolean free =
        draft
            .scalar("Ordering")
            .flatMap(scope.quiet()::resolve)
            .filter(word -> word.strip().equalsIgnoreCase("none"))
            .isPresent();
    key.filter(_ -> free).ifPresent(this::tellKey);
    return key.isEmpty() || !free;
  }

  private void tellKey(Node.Scalar key) {
    scope
        .into("OrderingKey")
        .tell(
            key.at(),
            Problem.user("a key without an order")
                .value(Shown.of(key.text()))
                .expected("Ordering: key, or no OrderingKey")
                .hint("with Ordering: none all events go side by side, whatever their key"));
  }
}
