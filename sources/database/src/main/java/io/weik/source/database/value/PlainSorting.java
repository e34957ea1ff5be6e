package io.weik.source.database.value;

import io.weik.source.database.config.Product;
import io.weik.source.database.table.KeyOrder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** How databases without a class of their own here sort keys. */
final class PlainSorting {
  private PlainSorting() {}

  static String orderBy(String column, PlainType type) {
    if (PlainKind.of(type) != PlainKind.TEXT) {
      return column;
    }
    return switch (type.product()) {
      case SQLSERVER ->
          isUniqueIdentifier(type)
              ? "CAST(" + column + " AS char(36)) COLLATE Latin1_General_BIN2"
              : "CAST(CAST(" + column + " AS nvarchar(4000)) AS varbinary(8000))";
      case ORACLE -> "UTL_RAW.CAST_TO_RAW(TO_CHAR(" + column + "))";
      case POSTGRESQL, MYSQL, MARIADB, JDBC -> column;
    };
  }

  /** To be compared after the casts that {@link #orderBy} makes of its column. */
  static void setText(PreparedStatement statement, int index, PlainType type, String text)
      throws SQLException {
    if (type.product() == Product.SQLSERVER) {
      statement.setNString(index, text);
    } else {
      statement.setString(index, text);
    }
  }

  static Optional<KeyOrder> order(PlainType type) {
    return switch (PlainKind.of(type)) {
      case INTEGER, DECIMAL -> Optional.of(KeyOrders.NUMBERS);
      case FLOAT, DOUBLE -> Optional.of(KeyOrders.FLOATS);
      case DATE, TIMESTAMP -> Optional.of(KeyOrders.TIMES);
      case OFFSET_TIMESTAMP, INSTANT -> Optional.of(KeyOrders.INSTANTS);
      case BOOLEAN, TIME, BYTES -> Optional.of(KeyOrder.BYTES);
      case TEXT -> Optional.of(text(type));
      case OFFSET_TIME, LARGE_BYTES, LARGE_TEXT, JSON, OTHER -> Optional.empty();
    };
  }

  private static KeyOrder text(PlainType type) {
    return switch (type.product()) {
      case SQLSERVER -> isUniqueIdentifier(type) ? KeyOrder.BYTES : KeyOrders.UTF_16_LE;
      case ORACLE, POSTGRESQL, MYSQL, MARIADB -> KeyOrder.BYTES;
      case JDBC -> KeyOrders.UTF_16;
    };
  }

  private static boolean isUniqueIdentifier(PlainType type) {
    return type.name().toLowerCase(Locale.ROOT).equals("uniqueidentifier");
  }
}
