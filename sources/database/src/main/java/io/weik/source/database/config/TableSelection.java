package io.weik.source.database.config;

import io.weik.source.database.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which tables a config means: names and patterns, with or without a schema. One without a dot
 * never means a table outside the default schema. Immutable.
 */
public final class TableSelection {
  private final List<Wanted> wanted;
  private final Optional<String> defaultSchema;

  /** A name, or a pattern. */
  private record Wanted(String text, Optional<Pattern> pattern) {
    static Wanted of(String text) {
      boolean isPattern = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
      return new Wanted(text, isPattern ? Optional.of(glob(text)) : Optional.empty());
    }

    boolean fits(String name) {
      return pattern.map(glob -> glob.matcher(name).matches()).orElseGet(() -> text.equals(name));
    }

    boolean hasSchema() {
      return text.indexOf('.') >= 0;
    }
  }

  /**
   * The tables of these names and patterns.
   *
   * @param defaultSchema where names without a schema are; empty for every schema
   */
  public TableSelection(List<String> wanted, Optional<String> defaultSchema) {
    this.wanted = wanted.stream().map(Wanted::of).toList();
    this.defaultSchema = defaultSchema;
  }

  /** Those of the tables that are meant, in their order. */
  public List<TableName> of(List<TableName> tables) {
    return tables.stream().filter(this::contains).toList();
  }

  /** Whether this table is meant. */
  public boolean contains(TableName table) {
    return wanted.stream().anyMatch(each -> fits(each, table));
  }

  /** The names, not patterns, that none of the tables has. */
  public List<String> absent(List<TableName> tables) {
    return wanted.stream()
        .filter(each -> each.pattern().isEmpty())
        .filter(each -> tables.stream().noneMatch(table -> fits(each, table)))
        .map(Wanted::text)
        .toList();
  }

  private boolean fits(Wanted each, TableName table) {
    boolean inSchema = defaultSchema.map(table.schema()::equals).orElse(true);
    return (inSchema && each.fits(table.name()))
        || (each.hasSchema() && each.fits(table.toString()));
  }

  private static Pattern glob(String text) {
    var regex = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                regex.append(
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    }));
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
