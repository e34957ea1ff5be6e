package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Location;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.Metadata;
import io.weik.api.resource.OnGap;
import io.weik.api.resource.StreamRetention;
import io.weik.api.resource.VariableMapping;
import io.weik.api.source.ParameterProblem;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.database.CutProxy;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.MySqlServer;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private Database database;

  @BeforeEach
  void givenATable() throws SQLException {
    database = PostgresServer.shared().create();
    database.execute(
        "CREATE TABLE orders (order_id int PRIMARY KEY, customer_id int, total numeric, data json)");
  }

  private DatabaseConfig config(String... parameters) {
    return Configs.of("postgresql", database, parameters);
  }

  private static List<String> found(DatabaseConfig config, String... sourceColumns)
      throws InterruptedException {
    return Probe.problems(config, declaration(config, sourceColumns)).stream()
        .map(ProbeTest::line)
        .toList();
  }

  private static String line(ParameterProblem problem) {
    return problem.parameter()
        + ": "
        + problem.what()
        + problem.hint().map(hint -> "; " + hint).orElse("");
  }

  private static EventSource declaration(DatabaseConfig config, String... sourceColumns) {
    return new EventSource(
        new Metadata("shop", Optional.empty(), new Location("shop.yaml", 1, 1)),
        "database",
        "com.example.orders.changed",
        "orders-database",
        Optional.empty(),
        config,
        Stream.of(sourceColumns).map(each -> new VariableMapping(each, "X")).toList(),
        Map.of(),
        StreamRetention.defaults(),
        OnGap.FAIL);
  }

  @Test
  void aSourceThatCanStartHasNoProblems() throws InterruptedException {
    var all =
        new String[] {
          "order_id",
          "customer_id",
          "total",
          "operation",
          "after.total",
          "$.before.total",
          "data.a.b",
          "$['total']",
          "key.order_id"
        };

    assertThat(found(config("ChangeTracking", "log"), all)).isEmpty();
    assertThat(found(config("ChangeTracking", "poll", "Where", "total > 5"), all)).isEmpty();
  }

  @Test
  void aTableThatIsNotThereIsTold() throws InterruptedException {
    assertThat(found(config("Table", "ordrs")))
        .containsExactly("Table: no such table: ordrs; did you mean orders?");
    assertThat(found(config("Table", "orders*x")))
        .containsExactly("Table: no table fits: orders*x");
    assertThat(found(config("Schema", "pubic")))
        .containsExactly("Table: no such table: orders; there are none");
    assertThat(found(config("Table", "sales.orders")))
        .containsExactly("Table: no such table: sales.orders; there are public.orders");
  }

  @Test
  void columnsThatAreNotThereAreTold() throws InterruptedException {
    assertThat(found(config("Columns", "customerid")))
        .containsExactly(
            "Columns: table public.orders has no such column: customerid; did you mean"
                + " customer_id?");
    assertThat(found(config("ChangeTracking", "poll", "KeyColumns", "id")))
        .first()
        .asString()
        .startsWith("KeyColumns: table public.orders has no such column: id");
  }

  @Test
  void aVariableThatNoEventFillsIsTold() throws InterruptedException {
    assertThat(found(config(), "costumer_id", "after.nope"))
        .containsExactly(
            "Table: SourceColumn of a variable: table public.orders has no such column:"
                + " costumer_id; did you mean customer_id?",
            "Table: SourceColumn of a variable: table public.orders has no such column: nope;"
                + " there are customer_id, data, order_id, total");
    assertThat(found(config("Columns", "total"), "customer_id"))
        .singleElement()
        .asString()
        .startsWith("Columns: SourceColumn of a variable");
  }

  @Test
  void aRightThatIsMissingIsToldAsTheSourceNeedsIt() throws Exception {
    var user = database.newUser();
    var polling = Configs.of("postgresql", user, "ChangeTracking", "poll");
    var log = Configs.of("postgresql", user, "ChangeTracking", "log");

    assertThat(found(polling))
        .containsExactly(
            "Username: permission denied for table orders; GRANT SELECT ON \"public\".\"orders\""
                + " TO \"%s\"".formatted(user.user()));
    assertThat(found(log))
        .anyMatch(line -> line.contains("ALTER ROLE"))
        .noneMatch(line -> line.contains("GRANT SELECT"));
  }

  @Test
  void aConditionThatTheServerRefusesIsTold() throws InterruptedException {
    assertThat(found(config("ChangeTracking", "poll", "Where", "totl > 5")))
        .containsExactly("Where: column \"totl\" does not exist");
  }

  @Test
  void aCursorNeedsAKeyAndAnOrder() throws Exception {
    database.execute("CREATE TABLE keyless (id int)");
    var config = config("ChangeTracking", "poll", "Table", "keyless", "CursorColumn", "id");

    assertThat(found(config))
        .containsExactly(
            "KeyColumns: table public.keyless has no key, and CursorColumn needs one; name the"
                + " columns that identify a row in KeyColumns");
  }

  @Test
  void aReplicaIsAskedToo() throws InterruptedException {
    assertThat(found(config("Replica", "no-such-host.invalid")))
        .containsExactly(
            "Replica: unknown host: no-such-host.invalid; check its spelling, and that this"
                + " machine can look it up");
  }

  @Test
  void aServerThatHangsDoesNotHoldTheProbe() throws InterruptedException {
    try (var proxy = CutProxy.to(database.port())) {
      proxy.freeze();
      var start = Instant.now();

      var found = found(config("Port", "" + proxy.port(), "ConnectTimeout", "1s"));

      assertThat(found).singleElement().asString().startsWith("Host: no answer from");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void aTableThatNobodyMaySeeIsToldInMySql() throws Exception {
    var mysql = MySqlServer.shared().create();
    mysql.execute("CREATE TABLE orders (i int)");
    var user = mysql.newUser();

    assertThat(found(Configs.of("mysql", user, "ChangeTracking", "poll")))
        .singleElement()
        .asString()
        .startsWith("Username: SELECT command denied");
  }
}
