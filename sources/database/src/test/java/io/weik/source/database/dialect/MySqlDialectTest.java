package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.MariaDbServer;
import io.weik.testkit.database.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"mysql", "mariadb"})
class MySqlDialectTest {
  @Parameter String product = "";

  private Database database;
  private TableName orders;

  @BeforeEach
  void givenADatabase() {
    var server = product.equals("mysql") ? MySqlServer.shared() : MariaDbServer.shared();
    database = server.create();
    orders = new TableName(database.name(), "orders");
  }

  private Dialect dialect(String... parameters) {
    return Dialects.of(Configs.of(product, database, parameters), "shop");
  }

  private Table described(String... parameters) throws SQLException {
    try (var connection = dialect(parameters).connect()) {
      return dialect(parameters).describe(connection, orders).orElseThrow();
    }
  }

  @Test
  void theConnectionOnlyReadsAndItsStatementsEnd() throws SQLException {
    database.execute("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");
    var slow = "SELECT count(*) FROM orders WHERE sleep(5) = 0";

    try (var connection = dialect("Timeout", "1s").connect()) {
      assertThatThrownBy(() -> Query.text(connection, "INSERT INTO orders VALUES (1)"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> Query.text(connection, slow))
          .isInstanceOfSatisfying(
              SQLException.class,
              e ->
                  assertThat(dialect("Timeout", "1s").explain(e).message())
                      .isEqualTo("a statement took longer than 1 s"));
    }
  }

  @Test
  void tablesOfTheDatabaseAreListedAndThoseOfOthersWhenOneIsNamed() throws SQLException {
    database.execute(
        "CREATE TABLE orders (i int)",
        "CREATE TABLE `my ``ta.ble` (i int)",
        "CREATE VIEW seen AS SELECT 1 AS one");

    try (var connection = dialect().connect()) {
      assertThat(dialect().tables(connection))
          .extracting(TableName::name)
          .containsExactly("my `ta.ble", "orders", "seen");
      assertThat(dialect("Table", "other.orders").tables(connection)).contains(orders);
    }
  }

  @Test
  void aTableIsDescribedWithItsColumnsAndItsPrimaryKey() throws SQLException {
    database.execute(
        "CREATE TABLE orders (note text, line int, `Order No` bigint unsigned, data json,"
            + " twice int AS (line * 2), PRIMARY KEY (`Order No`, line))");

    var table = described();

    assertThat(names(table)).containsExactly("note", "line", "Order No", "data", "twice");
    assertThat(key(table)).containsExactly("Order No", "line");
    assertThat(table.columns().get(3).type()).isEqualTo("json");
    assertThat(table.columns()).extracting(Column::nullable).startsWith(true, false, false, true);
  }

  @Test
  void aTableThatTheUserMaySeeAndNotReadIsToldAndNotTakenForGone() throws SQLException {
    database.execute("CREATE TABLE orders (id int)");
    var user = database.newUser();
    var dialect = Dialects.of(Configs.of(product, user), "shop");

    try (var connection = dialect.connect()) {
      assertThatThrownBy(() -> dialect.describe(connection, orders))
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> assertThat(dialect.explain(e) + "").contains("SELECT command denied"));
      assertThat(dialect.describe(connection, new TableName(database.name(), "gone"))).isEmpty();
    }
  }

  @Test
  void withoutAPrimaryKeyTheSmallestUniqueKeyWithoutNullsIsTaken() throws SQLException {
    database.execute(
        "CREATE TABLE orders (a int UNIQUE, b int NOT NULL, c int NOT NULL, d varchar(20) NOT NULL,"
            + " UNIQUE (d(5)), UNIQUE (b, c, d), UNIQUE (c, b))");

    assertThat(key(described())).containsExactly("c", "b");
    assertThat(names(described("Columns", "d"))).containsExactly("b", "c", "d");
  }

  @Test
  void rowsAfterAKeyComeInItsOrder() throws SQLException {
    database.execute(
        "CREATE TABLE orders (a varchar(9), b bigint unsigned, PRIMARY KEY (a, b))",
        "INSERT INTO orders VALUES ('a', 18446744073709551614), ('a', 18446744073709551615),"
            + " ('B', 1), ('b', 10), ('b', 9), ('\u00e4', 1)");
    var table = described();

    assertThat(Rows.after(dialect(), table, false, "a", "18446744073709551614"))
        .containsExactly("a 18446744073709551615", "b 9", "b 10", "\u00e4 1");
    assertThat(Rows.after(dialect(), table, true, "b", "10")).containsExactly("b 10", "\u00e4 1");
  }

  @Test
  void nullsComeFirst() throws SQLException {
    database.execute(
        "CREATE TABLE orders (a int, b text)", "INSERT INTO orders VALUES (1, 'x'), (NULL, 'y')");

    assertThat(Rows.all(dialect(), described("KeyColumns", "a"))).containsExactly("NULL y", "1 x");
  }

  @Test
  void anIndexOfThePrimaryKeyGivesTheOrderAndTheStart() throws SQLException {
    database.execute(
        "CREATE TABLE orders (a int, b int, c int, PRIMARY KEY (a, b))",
        "INSERT INTO orders SELECT 1, help_topic_id, 1 FROM mysql.help_topic");
    var table = described();
    var key = List.of(table.columns().get(0), table.columns().get(1));
    var condition = dialect().after(key, false).replace("?", "5");
    var sql = dialect().select(orders, table.columns(), List.of(condition), key, 10);

    try (var connection = dialect().connect()) {
      var plan = Query.rows(connection, "EXPLAIN FORMAT=JSON " + sql, Query::name).getFirst();
      assertThat(plan).contains("\"access_type\": \"range\"").doesNotContain("filesort\": true");
    }
  }

  @Test
  void aSnapshotSeesOneState() throws SQLException {
    database.execute("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");

    try (var connection = dialect().connectForReading()) {
      dialect().beginSnapshot(connection);
      database.execute("INSERT INTO orders VALUES (2)");
      assertThat(count(connection)).isEqualTo("1");
      dialect().beginSnapshot(connection);
      assertThat(count(connection)).isEqualTo("2");
    }
  }

  private static String count(Connection connection) throws SQLException {
    return Query.text(connection, "SELECT count(*) FROM orders").orElseThrow();
  }

  @Test
  void aResultComesWhileItIsRead() throws SQLException {
    database.execute("CREATE TABLE orders (i int)", "INSERT INTO orders VALUES (1), (2), (3)");
    var cross =
        "SELECT a.i, REPEAT('x', 1000000) FROM orders a, orders b, orders c, orders d,"
            + " orders e, orders f, orders g, orders h";

    try (var connection = dialect().connectForReading()) {
      dialect().beginSnapshot(connection);
      long before = used();
      var rows = dialect().prepare(connection, cross).executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(used() - before).isLessThan(100_000_000); // of 6.5 GB
      connection.abort(Runnable::run);
    }
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  private static List<String> key(Table table) {
    return table.key().stream().map(index -> table.columns().get(index).name()).toList();
  }
}
