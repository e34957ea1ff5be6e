package io.weik.source.database.dialect;

import io.weik.source.database.config.Product;
import io.weik.source.database.table.Column;
import io.weik.source.database.value.PlainType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the types of described columns are to their driver. Safe for several threads. */
final class PlainTypes {
  private final Product product;
  private final Map<String, PlainType> byText = new ConcurrentHashMap<>();

  /** Of this product's driver. */
  PlainTypes(Product product) {
    this.product = product;
  }

  /** Keeps and tells the type that a column's text stands for. */
  PlainType put(String text, int code, String name) {
    return byText.computeIfAbsent(text, _ -> new PlainType(product, code, name));
  }

  /** The type of a column; that of a text for one that was never described. */
  PlainType of(Column column) {
    return byText.getOrDefault(column.type(), new PlainType(product, Types.VARCHAR, column.type()));
  }

  /** The type of a selected column. */
  PlainType of(Column column, ResultSet rows, int index) throws SQLException {
    var known = byText.get(column.type());
    if (known != null) {
      return known;
    }
    var data = rows.getMetaData();
    return put(column.type(), data.getColumnType(index), data.getColumnTypeName(index));
  }
}
