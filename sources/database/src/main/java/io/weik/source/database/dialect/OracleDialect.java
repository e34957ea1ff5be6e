package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import io.weik.source.database.dialect.SqlForm.Limit;
import io.weik.source.database.dialect.SqlForm.Nulls;
import io.weik.source.database.table.Column;
import java.util.Optional;

/** Oracle Database. */
final class OracleDialect {
  static final SqlForm FORM =
      new SqlForm('"', '"', Limit.FETCH, Nulls.KEYWORD, false, OracleDialect::marker);

  private OracleDialect() {}

  /** For a config, and the source that has it. */
  static Dialect of(DatabaseConfig config, Optional<String> source) {
    var types = new PlainTypes(Product.ORACLE);
    return new ProductDialect(
        config,
        new OracleConnector(config, Dialects.application(source)),
        new JdbcCatalog(config, FORM, types, new JdbcKeys()),
        FORM,
        new PlainText(types),
        new OracleTransactions(config),
        new OracleFaults(config, FORM),
        new OracleLogCheck(config, FORM));
  }

  /** The value as the column is compared; one more exact than a date would pass its index by. */
  private static String marker(Column column) {
    var quoted = "\"" + column.name().replace("\"", "\"\"") + "\"";
    return column.type().equalsIgnoreCase("DATE")
        ? "CAST(? AS DATE)"
        : column.orderBy().replace(quoted, "?");
  }
}
