package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import io.weik.source.database.dialect.SqlForm.Limit;
import io.weik.source.database.dialect.SqlForm.Nulls;
import java.util.List;
import java.util.Set;

/** Any database that has a JDBC driver. */
final class JdbcDialect {
  /** By the word after {@code jdbc:} those that say {@code LIMIT}. */
  private static final Set<String> LIMITED =
      Set.of(
          "clickhouse",
          "databricks",
          "duckdb",
          "hive2",
          "mariadb",
          "mysql",
          "pgsql",
          "postgresql",
          "redshift",
          "snowflake",
          "sqlite",
          "vertica");

  private static final Set<String> BACK_QUOTED = Set.of("databricks", "hive2", "mariadb", "mysql");

  private JdbcDialect() {}

  static Dialect of(DatabaseConfig config) {
    var form = form(config.jdbcUrl().orElse(""));
    var types = new PlainTypes(Product.JDBC);
    return new ProductDialect(
        config,
        new JdbcConnector(config),
        new JdbcCatalog(config, form, types, new JdbcKeys()),
        form,
        new PlainText(types),
        new JdbcTransactions(config),
        new JdbcFaults(config),
        (_, _) -> List.of(noLog()));
  }

  /** How the database at an address spells queries. */
  static SqlForm form(String url) {
    var parts = url.split(":", 3);
    var kind = parts.length < 3 ? "" : parts[1];
    char quote = BACK_QUOTED.contains(kind) ? '`' : '"';
    if (kind.equals("sqlserver")) {
      return new SqlForm('[', ']', Limit.TOP, Nulls.CASE, false, _ -> "?");
    }
    var limit = LIMITED.contains(kind) ? Limit.LIMIT : Limit.FETCH;
    return new SqlForm(quote, quote, limit, Nulls.CASE, false, _ -> "?");
  }

  private static Problem noLog() {
    return Problem.user("the log cannot be read by JDBC")
        .path("spec.Parameters.ChangeTracking")
        .hint("ChangeTracking: poll; or DatabaseType and Host in place of JdbcUrl");
  }
}
