package io.weik.source.httppoll;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks through a failure and what it came from. */
final class Causes {
  private static final int DEEPEST = 20;

  private Causes() {}

  /** The first failure of this class. */
  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return all(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  /** All that they say. */
  static String text(Throwable failure) {
    return all(failure)
        .map(Throwable::getMessage)
        .filter(message -> message != null)
        .collect(Collectors.joining("; "));
  }

  private static Stream<Throwable> all(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(DEEPEST);
  }
}
