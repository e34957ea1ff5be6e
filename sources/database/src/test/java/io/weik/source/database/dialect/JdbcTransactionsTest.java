package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcTransactionsTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:mem:x, true",
    "jdbc:postgresql://h/x, true",
    "jdbc:hsqldb:mem:x;hsqldb.tx=mvcc, true",
    "jdbc:hsqldb:mem:x, false",
    "jdbc:sqlserver://h, false",
    "jdbc:db2://h/x, false",
    "jdbc:derby:x, false",
    "jdbc:nobody:x, false"
  })
  void onlyDatabasesThatKeepVersionsAreAskedForOneState(String url, boolean isOneState)
      throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      new JdbcTransactions(Configs.of("jdbc", "JdbcUrl", url)).begin(connection);

      assertThat(connection.getTransactionIsolation())
          .isEqualTo(
              isOneState
                  ? Connection.TRANSACTION_REPEATABLE_READ
                  : Connection.TRANSACTION_READ_COMMITTED);
      assertThat(connection.getAutoCommit()).isFalse();
    }
  }
}
