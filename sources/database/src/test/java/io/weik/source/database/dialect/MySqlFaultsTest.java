package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weik.api.problem.Category;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.TableName;
import io.weik.testkit.database.CutProxy;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.MariaDbServer;
import io.weik.testkit.database.MySqlServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"mysql", "mariadb"})
class MySqlFaultsTest {
  @Parameter String product = "";

  private Database database;

  @BeforeEach
  void givenADatabase() {
    var server = product.equals("mysql") ? MySqlServer.shared() : MariaDbServer.shared();
    database = server.create();
  }

  private Problem refused(Database at, String... parameters) {
    return catchThrowableOfType(
            ProblemException.class,
            () -> Dialects.of(Configs.of(product, at, parameters)).connect())
        .problems()
        .getFirst();
  }

  private Problem failing(DatabaseConfig config, String sql) throws SQLException {
    var dialect = Dialects.of(config);
    try (var connection = dialect.connect()) {
      return dialect.explain(
          catchThrowableOfType(SQLException.class, () -> Query.text(connection, sql)));
    }
  }

  @Test
  void aWrongPasswordIsToldAndNoneIsShown() {
    var problem = refused(database, "Password", "hunter2");

    assertThat(problem.toString())
        .contains("does not take user and password: " + database.user())
        .doesNotContain("hunter2");
  }

  @Test
  void aHostThatIsUnknownOrDoesNotAnswerIsTold() {
    assertThat(refused(database, "Host", "no-such-host.invalid").message())
        .isEqualTo("unknown host: no-such-host.invalid");
    try (var proxy = CutProxy.to(database.port())) {
      proxy.freeze();
      assertThat(refused(database.at(proxy.port()), "ConnectTimeout", "1s").what())
          .isEqualTo("no answer from localhost:" + proxy.port());
      proxy.cut();
      assertThat(refused(database.at(proxy.port())).what())
          .isEqualTo("connection refused by localhost:" + proxy.port());
    }
  }

  @Test
  void aServerThatFallsSilentIsNoticed() throws SQLException {
    try (var proxy = CutProxy.to(database.port())) {
      var dialect = Dialects.of(Configs.of(product, database.at(proxy.port()), "Timeout", "1s"));
      var connection = dialect.connect();
      proxy.freeze();

      var failure =
          catchThrowableOfType(SQLException.class, () -> Query.text(connection, "SELECT 1"));

      assertThat(dialect.explain(failure).what()).startsWith("no answer from");
      assertThat(dialect.explain(failure).category()).isEqualTo(Category.REMOTE);
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() {
    var problem = refused(database, "Database", "no_such/one?x=y");

    assertThat(problem.path()).contains("spec.Parameters.Database");
    assertThat(problem.value()).contains("no_such/one?x=y");
  }

  @Test
  void aRightThatIsMissingIsToldWithTheGrant() throws SQLException {
    database.execute("CREATE TABLE `my orders` (i int)");
    var user = database.newUser();
    var config = Configs.of(product, user, "Table", "my orders");

    var problem = failing(config, "SELECT * FROM `my orders`");

    assertThat(problem.path()).contains("spec.Parameters.Username");
    assertThat(problem.hint().orElse(""))
        .startsWith(
            "GRANT SELECT ON `%s`.`my orders` TO '%s'@".formatted(user.name(), user.user()));
  }

  @Test
  void aTableOrColumnThatIsNotThereIsToldAtItsParameter() throws SQLException {
    var config = Configs.of(product, database, "Where", "nope = 1");

    assertThat(failing(config, "SELECT * FROM nope").path()).contains("spec.Parameters.Table");
    assertThat(failing(config, "SELECT nope").path()).contains("spec.Parameters.Where");
  }

  @Test
  void whatTheLogNeedsIsToldWithTheCommands() throws SQLException {
    database.execute("CREATE VIEW seen AS SELECT 1 AS one", "CREATE TABLE orders (i int)");
    var user = database.newUser();

    assertThat(obstacles(user, "orders", "seen"))
        .anyMatch(hint -> hint.startsWith("GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO"))
        .anyMatch(hint -> hint.startsWith("name its tables"));
    database.execute(
        "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO '%s'@'%%'".formatted(user.user()));
    assertThat(obstacles(user, "orders")).isEmpty();
  }

  private List<String> obstacles(Database at, String... tables) throws SQLException {
    var dialect = Dialects.of(Configs.of(product, at), "shop");
    try (var connection = dialect.connect()) {
      var names = List.of(tables).stream().map(each -> new TableName(database.name(), each));
      return dialect.obstaclesToLog(connection, names.toList()).stream()
          .map(problem -> problem.hint().orElse(""))
          .toList();
    }
  }
}
