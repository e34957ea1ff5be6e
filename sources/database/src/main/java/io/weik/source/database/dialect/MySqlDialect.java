package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.SqlForm.Limit;
import io.weik.source.database.dialect.SqlForm.Nulls;
import java.util.Optional;

/** MySQL and MariaDB. */
final class MySqlDialect {
  // comparing rows is right, too, but no index would be used for it
  static final SqlForm FORM =
      new SqlForm('`', '`', Limit.LIMIT, Nulls.FIRST_ALREADY, false, _ -> "?");

  private MySqlDialect() {}

  /** For a config, and the source that has it. */
  static Dialect of(DatabaseConfig config, Optional<String> source) {
    return new ProductDialect(
        config,
        new MySqlConnector(config, Dialects.application(source)),
        new MySqlCatalog(config, FORM),
        FORM,
        new MySqlText(),
        new MySqlTransactions(),
        new MySqlFaults(config, FORM),
        new MySqlLogCheck());
  }
}
