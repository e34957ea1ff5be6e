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
import io.weik.testkit.database.PostgresServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresFaultsTest {
  private Database database;

  @BeforeEach
  void givenADatabase() {
    database = PostgresServer.shared().create();
  }

  private DatabaseConfig config(String... parameters) {
    return Configs.of("postgresql", database, parameters);
  }

  private ProblemException refused(String... parameters) {
    return catchThrowableOfType(
        ProblemException.class, () -> Dialects.of(config(parameters)).connect());
  }

  private static Problem problem(ProblemException thrown) {
    return thrown.problems().getFirst();
  }

  /** What the dialect says of a query that fails. */
  private static Problem failing(DatabaseConfig config, String sql) throws SQLException {
    var dialect = Dialects.of(config);
    try (var connection = dialect.connect()) {
      var failure = catchThrowableOfType(SQLException.class, () -> Query.text(connection, sql));
      return dialect.explain(failure);
    }
  }

  @Test
  void aWrongPasswordIsToldAndNoneIsShown() {
    var thrown = refused("Password", "hunter2");
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));

    assertThat(problem(thrown).category()).isEqualTo(Category.USER);
    assertThat(problem(thrown).path()).contains("spec.Parameters.Password");
    assertThat(problem(thrown).message())
        .isEqualTo(
            "localhost:%d does not take user and password: %s"
                .formatted(database.port(), database.user()));
    assertThat(text.toString()).doesNotContain("hunter2");
  }

  @Test
  void anUnknownHostIsTold() {
    var problem = problem(refused("Host", "no-such-host.invalid"));

    assertThat(problem.message()).isEqualTo("unknown host: no-such-host.invalid");
    assertThat(problem.path()).contains("spec.Parameters.Host");
  }

  @Test
  void aServerThatDoesNotRunIsTheOtherSidesProblem() {
    try (var proxy = CutProxy.to(database.port())) {
      proxy.cut();

      var problem = problem(refused("Port", "" + proxy.port()));

      assertThat(problem.category()).isEqualTo(Category.REMOTE);
      assertThat(problem.what()).isEqualTo("connection refused by localhost:" + proxy.port());
    }
  }

  @Test
  void aServerThatIsSilentFromTheStartIsNoticed() {
    try (var proxy = CutProxy.to(database.port())) {
      proxy.freeze();

      var problem = problem(refused("Port", "" + proxy.port(), "ConnectTimeout", "1s"));

      assertThat(problem.what()).isEqualTo("no answer from localhost:" + proxy.port());
      assertThat(problem.category()).isEqualTo(Category.REMOTE);
    }
  }

  @Test
  void aServerThatFallsSilentIsNoticed() throws SQLException {
    try (var proxy = CutProxy.to(database.port())) {
      var dialect = Dialects.of(config("Port", "" + proxy.port(), "Timeout", "1s"));
      var connection = dialect.connect();
      proxy.freeze();

      var failure =
          catchThrowableOfType(SQLException.class, () -> Query.text(connection, "SELECT 1"));

      assertThat(dialect.explain(failure).what())
          .isEqualTo("no answer from localhost:" + proxy.port());
    }
  }

  @Test
  void aConnectionThatBreaksIsTheOtherSidesProblem() throws SQLException {
    try (var proxy = CutProxy.to(database.port())) {
      var dialect = Dialects.of(config("Port", "" + proxy.port()));
      var connection = dialect.connect();
      proxy.cut();

      var failure =
          catchThrowableOfType(SQLException.class, () -> Query.text(connection, "SELECT 1"));

      assertThat(dialect.explain(failure).category()).isEqualTo(Category.REMOTE);
      assertThat(dialect.explain(failure).what()).contains("was lost");
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() {
    var problem = problem(refused("Database", "no such/one?ssl=x"));

    assertThat(problem.value()).contains("no such/one?ssl=x");
    assertThat(problem.path()).contains("spec.Parameters.Database");
  }

  @Test
  void aRightThatIsMissingIsToldWithTheGrant() throws SQLException {
    database.execute("CREATE TABLE \"my orders\" (i int)", "CREATE SCHEMA hidden");
    database.execute("CREATE TABLE hidden.t (i int)");
    var user = database.newUser();
    var config = Configs.of("postgresql", user, "Table", "my orders");

    assertThat(failing(config, "SELECT * FROM \"my orders\"").hint())
        .contains("GRANT SELECT ON \"public\".\"my orders\" TO \"%s\"".formatted(user.user()));
    assertThat(failing(config, "SELECT * FROM hidden.t").hint())
        .contains("GRANT USAGE ON SCHEMA \"hidden\" TO \"%s\"".formatted(user.user()));
  }

  @Test
  void aStatementThatTakesTooLongIsTold() throws SQLException {
    var problem = failing(config("Timeout", "1s"), "SELECT pg_sleep(5)");

    assertThat(problem.message()).isEqualTo("a statement took longer than 1 s");
    assertThat(problem.path()).contains("spec.Parameters.Timeout");
  }

  @Test
  void aStatementMayTakeLongerThanAConnection() throws SQLException {
    try (var connection = Dialects.of(config("ConnectTimeout", "1s")).connect()) {
      assertThat(Query.text(connection, "SELECT 'there' FROM pg_sleep(2)")).contains("there");
    }
  }

  @Test
  void aConditionThatTheServerDoesNotUnderstandIsTold() throws SQLException {
    var problem = failing(config("Where", "id >> "), "SELECT 1 WHERE id >> ");

    assertThat(problem.path()).contains("spec.Parameters.Where");
    assertThat(problem.category()).isEqualTo(Category.USER);
  }

  @Test
  void aServerThatIsFullOrEndsIsTheOtherSidesProblem() throws SQLException {
    try (var server = PostgresServer.start(Map.of("max_connections", "5"))) {
      var dialect = Dialects.of(Configs.of("postgresql", server.create()));
      var all = new java.util.ArrayList<java.sql.Connection>();
      var full =
          catchThrowableOfType(
              ProblemException.class,
              () -> {
                while (all.size() < 9) {
                  all.add(dialect.connect());
                }
              });
      server.stop();
      var ended =
          catchThrowableOfType(SQLException.class, () -> Query.text(all.getFirst(), "SELECT 1"));

      assertThat(problem(full).what()).endsWith("takes no more connections");
      assertThat(problem(full).category()).isEqualTo(Category.REMOTE);
      assertThat(dialect.explain(ended).category()).isEqualTo(Category.REMOTE);
    }
  }

  @Test
  void whatTheLogNeedsIsToldWithTheCommands() throws SQLException {
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY)", "CREATE TABLE keyless (i int)",
        "CREATE VIEW seen AS SELECT 1 AS one", "CREATE UNLOGGED TABLE scratch (i int PRIMARY KEY)");
    var user = database.newUser();

    var hints = obstacles(Configs.of("postgresql", user), "orders", "keyless", "seen", "scratch");

    assertThat(hints)
        .anyMatch(hint -> hint.startsWith("ALTER ROLE \"%s\" REPLICATION".formatted(user.user())))
        .anyMatch(hint -> hint.startsWith("GRANT CREATE ON DATABASE \"%s\"".formatted(user.name())))
        .anyMatch(
            hint -> hint.startsWith("ALTER TABLE \"public\".\"keyless\" REPLICA IDENTITY FULL"))
        .anyMatch(hint -> hint.startsWith("ALTER TABLE \"public\".\"scratch\" SET LOGGED"))
        .anyMatch(
            hint ->
                hint.contains(
                    "CREATE PUBLICATION \"weikio_shop\" FOR TABLE \"public\".\"keyless\", \"public\".\"orders\""))
        .anyMatch(hint -> hint.startsWith("name its tables"));
  }

  @Test
  void anOwnerWithTheRightsNeedsNothing() throws SQLException {
    database.execute("CREATE TABLE orders (id int PRIMARY KEY)");

    assertThat(obstacles(config(), "orders")).isEmpty();
  }

  @Test
  void whoeverFindsAPublicationNeedsNotOwnTheTable() throws SQLException {
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY) PARTITION BY RANGE (id)",
        "CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (0) TO (9)",
        "CREATE PUBLICATION weikio_shop FOR TABLE orders");
    var user = database.newUser();
    database.execute("ALTER ROLE %s REPLICATION".formatted(user.user()));

    assertThat(obstacles(Configs.of("postgresql", user), "orders")).isEmpty();
  }

  @Test
  void aServerWithoutLogicalWalIsTold() throws SQLException {
    try (var server = PostgresServer.start(Map.of("wal_level", "replica"))) {
      database = server.create();
      database.execute("CREATE TABLE orders (id int PRIMARY KEY)");

      assertThat(obstacles(config(), "orders"))
          .containsExactly("ALTER SYSTEM SET wal_level = logical; then restart the server");
    }
  }

  private static List<String> obstacles(DatabaseConfig config, String... tables)
      throws SQLException {
    var dialect = Dialects.of(config, "shop");
    try (var connection = dialect.connect()) {
      var names = java.util.stream.Stream.of(tables).map(each -> new TableName("public", each));
      return dialect.obstaclesToLog(connection, names.toList()).stream()
          .map(problem -> problem.hint().orElse(""))
          .toList();
    }
  }
}
