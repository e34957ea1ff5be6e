package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.SqlForm.Limit;
import io.weik.source.database.dialect.SqlForm.Nulls;
import java.util.Optional;

/** PostgreSQL, and what speaks its protocol. */
final class PostgresDialect {
  static final SqlForm FORM = SqlForm.standard(Limit.LIMIT, Nulls.KEYWORD, true);

  private PostgresDialect() {}

  /** For a config, and the source that has it. */
  static Dialect of(DatabaseConfig config, Optional<String> source) {
    return new ProductDialect(
        config,
        new PostgresConnector(config, Dialects.application(source)),
        new PostgresCatalog(config, FORM),
        FORM,
        new PostgresText(),
        new PostgresTransactions(),
        new PostgresFaults(config, FORM),
        new PostgresLogCheck(config, FORM, SlotName.of(config, source.orElse("source"))));
  }
}
