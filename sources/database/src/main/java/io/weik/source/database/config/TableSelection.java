package io.weik.source.database.config;

import io.weik.source.database.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which tables a config means: names and patterns, with or without a schema. One without a dot
 * never means a table outside the default schema. Immutable.
 *
 * @param defaultSchema where names without a schema are; empty for every schema
 */
public record TableSelection(List<String> wanted, Optional<String> defaultSchema) {
  /** Copies the list. */
  public TableSelection {
    wanted = List.copyOf(wanted);
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
        .filter(each -> !isPattern(each))
        .filter(each -> tables.stream().noneMatch(table -> fits(each, table)))
        .toList();
  }

  /** Whether new tables may come to be meant. */
  public boolean mayGrow() {
    return wanted.stream().anyMatch(TableSelection::isPattern);
  }

  /** Whether it means more than one table, or may. */
  public boolean isMany() {
    return wanted.size() > 1 || mayGrow();
  }

  private static boolean isPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
  }

  private boolean fits(String each, TableName table) {
    boolean inSchema = defaultSchema.map(table.schema()::equals).orElse(true);
    return (inSchema && matches(each, table.name()))
        || (each.indexOf('.') >= 0 && matches(each, table.toString()));
  }

  private static boolean matches(String each, String name) {
    return isPattern(each) ? glob(each).matcher(name).matches() : each.equals(name);
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
