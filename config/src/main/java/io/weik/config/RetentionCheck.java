package io.weik.config;

import io.weik.api.parameter.ByteSize;
import io.weik.config.bind.Scope;
import io.weik.config.spec.RetentionSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds what is wrong with a source's retention in the light of all of it, whatever else is wrong
 * with the source.
 */
final class RetentionCheck {
  private static final ByteSize NOTHING = new ByteSize(0);

  private final Draft draft;
  private final Scope scope;

  RetentionCheck(Draft draft, Scope scope) {
    this.draft = draft;
    this.scope = scope;
  }

  /** Whether it is right; what is not is told. */
  boolean holds() {
    return SpecPart.find("Retention", RetentionSpec.class, draft, scope)
        .map(RetentionCheck::holds)
        .orElse(true);
  }

  private static boolean holds(SpecPart<RetentionSpec> part) {
    var retention = part.values();
    boolean something =
        isSomething(part, "MaxAge", retention.maxAge().filter(Duration::isZero), "7d");
    something &=
        isSomething(part, "MaxBytes", retention.maxBytes().filter(NOTHING::equals), "512 MiB");
    something &=
        isSomething(part, "HardLimit", retention.hardLimit().filter(NOTHING::equals), "10 GiB");
    return something && isOrdered(part, retention);
  }

  /** Nothing could be meant for all or for none, and one of them would lose events. */
  private static boolean isSomething(
      SpecPart<RetentionSpec> part, String key, Optional<?> nothing, String example) {
    if (nothing.isPresent()) {
      part.tellOutOfBounds(
          key,
          "more than nothing, such as " + example,
          "leave " + key + " out to set no such limit here");
    }
    return nothing.isEmpty();
  }

  private static boolean isOrdered(SpecPart<RetentionSpec> part, RetentionSpec retention) {
    long most = retention.maxBytes().map(ByteSize::bytes).orElse(0L);
    long limit = retention.hardLimit().map(ByteSize::bytes).orElse(Long.MAX_VALUE);
    if (limit < most) {
      part.tellLess("HardLimit", "MaxBytes");
    }
    return limit >= most;
  }
}
