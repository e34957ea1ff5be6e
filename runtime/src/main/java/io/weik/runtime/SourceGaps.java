package io.weik.runtime;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.api.source.StateChange;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gaps of one source: told as events, and stood still for where the source says so, until a
 * person starts it again. Safe for use by several threads.
 */
record SourceGaps(EventSource source, StateStore states, SystemEvents system) {
  private static final Logger LOG = LoggerFactory.getLogger(SourceGaps.class);
  private static final String GAPS = "~gap/";
  private static final String OPEN = "open";
  private static final String SEEN = "seen";
  private static final int MOST = 1000;

  /**
   * Durable when it returns or throws.
   *
   * @return what the source is to do; {@code continue} when a person has started it in spite of
   *     this very gap
   * @throws ProblemException when it is to stand still
   */
  OnGap tell(Gap gap) throws InterruptedException {
    var id = "gap/%s/%s-%s".formatted(source.name(), gap.from(), gap.to());
    var before = states.get(key(id)).map(value -> value.text()).orElse("");
    if (before.equals(SEEN)) {
      return OnGap.CONTINUE;
    }
    store(id, gap);
    if (before.isEmpty()) {
      LOG.warn(
          "source {} lost events from {} to {}: {}",
          source.name(),
          gap.from(),
          gap.to(),
          gap.reason());
    }
    if (source.onGap() == OnGap.FAIL) {
      throw new ProblemException(
          Problem.user("events were lost: " + gap.reason())
              .hint(
                  "weikio es start %s goes on with what comes next; OnGap in its spec says what is done without asking"
                      .formatted(source.name())));
    }
    return source.onGap();
  }

  private void store(String id, Gap gap) throws InterruptedException {
    var data = SystemEvents.data().put("kind", "source").put("source", source.name());
    data.put("from", gap.from()).put("to", gap.to()).put("reason", gap.reason());
    List<StateChange> open =
        source.onGap() == OnGap.FAIL ? List.of(StateKeys.putText(key(id), OPEN)) : List.of();
    system.store(Optional.of(id), "io.weik.gap", "eventsource/" + source.name(), data, open);
  }

  /** A person starts the source: it goes on after all gaps that it stands still for. */
  void seen() throws InterruptedException {
    List<StateChange> seen =
        SourceState.scan(states, source.name(), GAPS, "", MOST).stream()
            .filter(entry -> entry.value().text().equals(OPEN))
            .map(entry -> StateKeys.putText(StateKeys.ofSource(source.name(), entry.key()), SEEN))
            .toList();
    if (!seen.isEmpty()) {
      states.write(seen);
    }
  }

  private String key(String id) {
    return StateKeys.ofSource(source.name(), GAPS + id);
  }
}
