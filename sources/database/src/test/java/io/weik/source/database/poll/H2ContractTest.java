package io.weik.source.database.poll;

import io.weik.api.source.Source;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.Parameters;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A database that has nothing but its JDBC driver. */
class H2ContractTest extends PollContract {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  @Override
  void create() throws SQLException {
    execute("CREATE TABLE orders (id int PRIMARY KEY, note varchar(100))");
  }

  @AfterEach
  void shutDown() throws SQLException {
    execute("SHUTDOWN");
  }

  @Override
  void execute(String text) throws SQLException {
    try (var connection = DriverManager.getConnection(url, "sa", "secret");
        var statement = connection.createStatement()) {
      boolean _ = statement.execute(text);
    }
  }

  @Override
  protected Source source() {
    return PolledTable.polling(
        Parameters.of(
            DatabaseConfig.class,
            "DatabaseType",
            "jdbc",
            "JdbcUrl",
            url,
            "JdbcDriver",
            "org.h2.Driver",
            "Username",
            "sa",
            "Password",
            "secret",
            "Table",
            "ORDERS"));
  }
}
