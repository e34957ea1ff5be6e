package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.ProblemException;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDialectTest {
  private static final TableName ORDERS = new TableName("public", "orders");

  private Database database;

  @BeforeEach
  void givenADatabase() {
    database = PostgresServer.shared().create();
  }

  private Dialect dialect(String... parameters) {
    return Dialects.of(Configs.of("postgresql", database, parameters), "shop");
  }

  private Table described(String... parameters) throws SQLException {
    return described(ORDERS, parameters);
  }

  private Table described(TableName name, String... parameters) throws SQLException {
    try (var connection = dialect(parameters).connect()) {
      return dialect(parameters).describe(connection, name).orElseThrow();
    }
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  private static List<String> key(Table table) {
    return table.key().stream().map(index -> table.columns().get(index).name()).toList();
  }

  @Test
  void theServerShowsWhoConnectsAndTheConnectionOnlyReads() throws SQLException {
    try (var connection = dialect().connect()) {
      assertThat(Query.text(connection, "SHOW application_name")).contains("weikio shop");
      assertThat(Query.text(connection, "SHOW statement_timeout")).contains("5min");
      assertThatThrownBy(() -> Query.text(connection, "CREATE TABLE t (i int)"))
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void tablesOfAllSchemasAreListedWithoutPartitions() throws SQLException {
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY) PARTITION BY RANGE (id)",
        "CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (0) TO (9)",
        "CREATE SCHEMA \"we.ird\"",
        "CREATE TABLE \"we.ird\".\"my \"\"table\" (i int)",
        "CREATE VIEW seen AS SELECT 1 AS one");

    try (var connection = dialect().connect()) {
      assertThat(dialect().tables(connection))
          .containsExactly(
              ORDERS, new TableName("public", "seen"), new TableName("we.ird", "my \"table"));
      assertThat(dialect("Schema", "public").tables(connection)).hasSize(2);
    }
  }

  @Test
  void aTableIsDescribedWithItsColumnsAndItsPrimaryKey() throws SQLException {
    database.execute(
        "CREATE TABLE orders (note text, line int, \"Order No\" numeric(10,2), gone int,"
            + " twice int GENERATED ALWAYS AS (line * 2) STORED, code varchar UNIQUE NOT NULL,"
            + " PRIMARY KEY (\"Order No\", line))",
        "ALTER TABLE orders DROP COLUMN gone");

    var table = described();

    assertThat(names(table)).containsExactly("note", "line", "Order No", "twice", "code");
    assertThat(key(table)).containsExactly("Order No", "line");
    assertThat(table.columns().get(2).type()).isEqualTo("numeric(10,2)");
    assertThat(table.columns()).extracting(Column::nullable).startsWith(true, false, false);
  }

  @Test
  void withoutAPrimaryKeyTheSmallestUniqueKeyWithoutNullsIsTaken() throws SQLException {
    database.execute(
        "CREATE TABLE orders (a int UNIQUE, b int NOT NULL, c int NOT NULL, d int NOT NULL)",
        "CREATE UNIQUE INDEX part ON orders (d) WHERE d > 5",
        "CREATE UNIQUE INDEX three ON orders (b, c, d)",
        "CREATE UNIQUE INDEX two ON orders (c, b) INCLUDE (d)");

    assertThat(key(described())).containsExactly("c", "b");
    assertThat(key(described("KeyColumns", "a,d"))).containsExactly("a", "d");
  }

  @Test
  void aViewHasTheKeyThatTheConfigTells() throws SQLException {
    database.execute("CREATE VIEW orders AS SELECT 1 AS id, 'x' AS name");

    assertThat(described().key()).isEmpty();
    assertThat(key(described("KeyColumns", "id"))).containsExactly("id");
  }

  @Test
  void onlyTheColumnsAskedForAreThereAndTheKey() throws SQLException {
    database.execute("CREATE TABLE orders (a int, b int, id int PRIMARY KEY, c int)");

    assertThat(names(described("Columns", "c,a"))).containsExactly("a", "id", "c");
  }

  @Test
  void aColumnThatIsNotThereIsToldWithTheOneMeant() throws SQLException {
    database.execute("CREATE TABLE orders (id int PRIMARY KEY, customer_id int)");

    assertThatThrownBy(() -> described("Columns", "CustomerId"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "table public.orders has no such column: CustomerId; did you mean customer_id?");
    assertThatThrownBy(() -> described("CursorColumn", "updated_at"))
        .hasMessageContaining("there are customer_id, id");
  }

  @Test
  void aTableThatIsNotThereIsEmpty() throws SQLException {
    try (var connection = dialect().connect()) {
      assertThat(dialect().describe(connection, ORDERS)).isEmpty();
    }
  }

  @Test
  void rowsAfterAKeyComeInItsOrder() throws SQLException {
    database.execute(
        "CREATE TABLE orders (a text, b bigint, PRIMARY KEY (a, b))",
        "INSERT INTO orders VALUES ('a', 1), ('a', 2), ('B', 1), ('b', 9), ('ä', 1), ('b', 10)");
    var table = described();

    assertThat(Rows.after(dialect(), table, false, "a", "1"))
        .containsExactly("a 2", "b 9", "b 10", "ä 1");
    assertThat(Rows.after(dialect(), table, true, "b", "10")).containsExactly("b 10", "ä 1");
  }

  @Test
  void nullsComeFirstInAKeyThatMayHaveThem() throws SQLException {
    database.execute(
        "CREATE TABLE orders (a int, b text)", "INSERT INTO orders VALUES (1, 'x'), (NULL, 'y')");

    assertThat(Rows.all(dialect(), described("KeyColumns", "a"))).containsExactly("NULL y", "1 x");
  }

  @Test
  void anIndexOfThePrimaryKeyGivesTheOrder() throws SQLException {
    database.execute(
        "CREATE TABLE orders (a int, b int, PRIMARY KEY (a, b))",
        "INSERT INTO orders SELECT i, i FROM generate_series(1, 10000) i",
        "ANALYZE orders");
    var table = described();
    var where = List.of("(\"a\", \"b\") > (9000, 1)");
    var sql = dialect().select(ORDERS, table.columns(), where, table.columns(), 10);

    try (var connection = dialect().connect()) {
      var plan = Query.rows(connection, "EXPLAIN " + sql, Query::name);
      assertThat(plan)
          .noneMatch(line -> line.contains("Sort"))
          .anyMatch(line -> line.contains("Index Cond"));
    }
  }

  @Test
  void aSnapshotSeesOneStateAndLocksNothingButAgainstDrop() throws SQLException {
    database.execute("CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");

    try (var connection = dialect().connectForReading()) {
      dialect().beginSnapshot(connection);
      assertThat(count(connection)).isEqualTo("1");
      database.execute("INSERT INTO orders VALUES (2)");
      assertThat(count(connection)).isEqualTo("1");
      assertThat(
              database.query(
                  "SELECT DISTINCT mode FROM pg_locks WHERE relation = 'orders'::regclass"))
          .containsExactly(List.of("AccessShareLock"));
      dialect().beginSnapshot(connection);
      assertThat(count(connection)).isEqualTo("2");
    }
  }

  private static String count(Connection connection) throws SQLException {
    return Query.text(connection, "SELECT count(*) FROM orders").orElseThrow();
  }

  @Test
  void aSnapshotReadsInPieces() throws SQLException {
    database.execute("CREATE VIEW orders AS SELECT generate_series(1, 50000000) AS id");
    var dialect = dialect("BatchSize", "100", "Timeout", "5s");

    try (var connection = dialect.connectForReading()) {
      dialect.beginSnapshot(connection);
      try (var statement = dialect.prepare(connection, "SELECT id FROM orders");
          var rows = statement.executeQuery()) {
        assertThat(rows.getFetchSize()).isEqualTo(100);
        assertThat(rows.next()).isTrue();
      }
    }
  }

  @Test
  void manyTablesAreListedByOneQuery() throws SQLException {
    database.execute(
        "DO $$ BEGIN FOR i IN 1..3000 LOOP EXECUTE format('CREATE TABLE t%s (i int)', i);"
            + " IF i % 500 = 0 THEN COMMIT; END IF; END LOOP; END $$");

    try (var connection = dialect().connect()) {
      long start = System.nanoTime();
      assertThat(dialect().tables(connection)).hasSize(3000);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }
}
