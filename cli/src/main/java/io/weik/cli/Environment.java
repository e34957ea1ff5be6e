package io.weik.cli;

import java.util.Locale;
import java.util.Optional;

/** Where placeholders find environment variables. */
final class Environment {
  private Environment() {}

  /**
   * The environment variable of this name or, since no shell can export {@code api-token}, of its
   * form in capitals, {@code API_TOKEN}.
   */
  static Optional<String> find(String name) {
    return Optional.ofNullable(System.getenv(name))
        .or(() -> Optional.ofNullable(System.getenv(inCapitals(name))));
  }

  static String inCapitals(String name) {
    return name.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
