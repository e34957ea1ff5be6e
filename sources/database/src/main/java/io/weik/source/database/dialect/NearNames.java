package io.weik.source.database.dialect;

import io.weik.api.problem.Suggestions;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to answer to a name that is not there. */
public final class NearNames {
  private static final int LISTED = 20;

  private NearNames() {}

  /** {@code did you mean X?}, else {@code there are X, Y and Z}; empty when there are none. */
  public static Optional<String> hint(String written, Collection<String> names) {
    return Suggestions.didYouMean(written, names)
        .or(() -> names.isEmpty() ? Optional.empty() : Optional.of("there are " + list(names)));
  }

  /** The names, so many that a person can read them. */
  static String list(Collection<String> names) {
    var text = names.stream().limit(LISTED).collect(Collectors.joining(", "));
    return names.size() > LISTED ? text + " and %d more".formatted(names.size() - LISTED) : text;
  }
}
