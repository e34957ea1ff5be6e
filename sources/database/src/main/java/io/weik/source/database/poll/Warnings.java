package io.weik.source.database.poll;

import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The problems that a source works in spite of: those of the newest round are shown, and no other,
 * though what they are about may be gone. One thread at a time.
 */
final class Warnings {
  private final SourceContext context;
  private final Map<String, Problem> found = new LinkedHashMap<>();
  private Set<String> shown = Set.of();

  Warnings(SourceContext context) {
    this.context = context;
  }

  /** A round begins; nothing is wrong yet. */
  void begin() {
    found.clear();
  }

  /** There is a problem in this round. */
  void add(String topic, Problem why) {
    found.put(topic, why);
  }

  /** The round is over. */
  void show() {
    shown.stream().filter(topic -> !found.containsKey(topic)).forEach(context::clear);
    found.forEach(context::warn);
    shown = Set.copyOf(found.keySet());
  }
}
