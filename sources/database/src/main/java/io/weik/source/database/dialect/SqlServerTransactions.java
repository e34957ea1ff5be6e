package io.weik.source.database.dialect;

import com.microsoft.sqlserver.jdbc.ISQLServerConnection;
import io.weik.source.database.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots of SQL Server, where the database allows them; else each row is read as committed.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/sql/t-sql/statements/set-transaction-isolation-level-transact-sql">SET
 *     TRANSACTION ISOLATION LEVEL</a>
 */
final class SqlServerTransactions implements Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(SqlServerTransactions.class);

  private static final String ALLOWED =
      "SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()";

  private final DatabaseConfig config;
  private final AtomicBoolean told = new AtomicBoolean();

  /** For a config. */
  SqlServerTransactions(DatabaseConfig config) {
    this.config = config;
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    boolean allowed = Query.text(connection, ALLOWED).filter("1"::equals).isPresent();
    if (!allowed && told.compareAndSet(false, true)) {
      LOG.warn(
          "database {} allows no snapshots: rows are read while others change them, with short"
              + " locks; ALTER DATABASE {} SET ALLOW_SNAPSHOT_ISOLATION ON",
          config.database().orElse(""),
          SqlServerDialect.FORM.quoted(config.database().orElse("")));
    }
    connection.setTransactionIsolation(
        allowed
            ? ISQLServerConnection.TRANSACTION_SNAPSHOT
            : Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return Prepared.of(connection, sql, config);
  }
}
