package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import io.weik.source.database.dialect.SqlForm.Limit;
import io.weik.source.database.dialect.SqlForm.Nulls;
import io.weik.source.database.table.Column;
import java.util.Optional;

/** Microsoft SQL Server. */
final class SqlServerDialect {
  static final SqlForm FORM =
      new SqlForm('[', ']', Limit.TOP, Nulls.FIRST_ALREADY, false, SqlServerDialect::marker);

  private SqlServerDialect() {}

  /** For a config, and the source that has it. */
  static Dialect of(DatabaseConfig config, Optional<String> source) {
    var types = new PlainTypes(Product.SQLSERVER);
    return new ProductDialect(
        config,
        new SqlServerConnector(config, Dialects.application(source)),
        new JdbcCatalog(config, FORM, types, new SqlServerKeys()),
        FORM,
        new PlainText(types),
        new SqlServerTransactions(config),
        new SqlServerFaults(config, FORM),
        new SqlServerLogCheck(config, FORM));
  }

  /** The value as the column is compared; a datetime is less exact than the driver's times. */
  private static String marker(Column column) {
    boolean isInexact =
        column.type().equalsIgnoreCase("datetime")
            || column.type().equalsIgnoreCase("smalldatetime");
    var quoted = "[" + column.name().replace("]", "]]") + "]";
    return isInexact ? "CAST(? AS datetime)" : column.orderBy().replace(quoted, "?");
  }
}
