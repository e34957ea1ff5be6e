package io.weik.source.database.table;

import java.util.Optional;

/**
 * A column as its server describes it.
 *
 * @param name as the server spells it, without quotes
 * @param type the server's name of its type, for people, as {@code numeric(10,2)}
 * @param writer writes its values as JSON
 * @param select the expression to select, when its value is not got by the plain name
 * @param orderBy the expression that orders by it in the order of {@code order}
 * @param order how the server orders its values; empty when they cannot be ordered alike here, so
 *     that it cannot be a key
 * @param nullable whether it may hold NULL
 */
public record Column(
    String name,
    String type,
    ValueWriter writer,
    String select,
    String orderBy,
    Optional<KeyOrder> order,
    boolean nullable) {
  /** One that may hold NULL. */
  public Column(
      String name,
      String type,
      ValueWriter writer,
      String select,
      String orderBy,
      Optional<KeyOrder> order) {
    this(name, type, writer, select, orderBy, order, true);
  }
}
