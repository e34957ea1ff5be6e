package io.weik.source.database.engine;

import io.weik.source.database.config.DatabaseConfig;
import java.util.ArrayList;
import java.util.Optional;

/** Which tables a connector is to read, in the regular expressions that it takes. */
final class Regex {
  private Regex() {}

  /**
   * A list of expressions, each for whole names as {@code schema.table} and for either case; the
   * decoder looks more closely.
   *
   * @param schema where tables are whose names tell none; empty for everywhere
   */
  static String of(DatabaseConfig config, Optional<String> schema) {
    var all = new ArrayList<String>();
    for (var wanted : config.table()) {
      all.add(schema.map(Regex::escaped).orElse(".*") + "\\." + glob(wanted));
      if (wanted.indexOf('.') >= 0) {
        all.add(glob(wanted));
      }
    }
    return String.join(",", all);
  }

  private static String glob(String wanted) {
    var regex = new StringBuilder();
    wanted
        .chars()
        .forEach(
            c ->
                regex.append(
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> escaped(Character.toString(c));
                    }));
    return regex.toString();
  }

  /** Everything but letters and digits by its number, as commas end an expression in a list. */
  private static String escaped(String literal) {
    var regex = new StringBuilder();
    literal
        .chars()
        .forEach(
            c ->
                regex.append(
                    Character.isLetterOrDigit(c) && c < 128
                        ? Character.toString(c)
                        : "\\u%04x".formatted(c)));
    return regex.toString();
  }
}
