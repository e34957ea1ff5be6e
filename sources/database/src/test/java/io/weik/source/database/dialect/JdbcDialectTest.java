package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcDialectTest {
  private static final String URL = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=0";

  private Connection kept;

  @BeforeEach
  void givenADatabase() throws SQLException {
    kept = DriverManager.getConnection(URL, "ann", "secret");
  }

  @AfterEach
  void close() throws SQLException {
    kept.close();
  }

  private void execute(String... statements) throws SQLException {
    try (var statement = kept.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }

  private static Dialect dialect(String... parameters) {
    var all = new String[parameters.length + 6];
    var own = List.of("JdbcUrl", URL, "Username", "ann", "Password", "secret");
    own.toArray(all);
    System.arraycopy(parameters, 0, all, 6, parameters.length);
    return Dialects.of(Configs.of("jdbc", all));
  }

  private static Table described(String name, String... parameters) throws SQLException {
    return described(dialect(parameters), name);
  }

  private static Table described(Dialect dialect, String name) throws SQLException {
    try (var connection = dialect.connect()) {
      return dialect.describe(connection, new TableName("PUBLIC", name)).orElseThrow();
    }
  }

  @Test
  void tablesOfTheUsualSchemaAreListedAndThoseOfOthersWhenOneIsNamed() throws SQLException {
    execute(
        "CREATE TABLE b (i int)",
        "CREATE VIEW a AS SELECT * FROM b",
        "CREATE SCHEMA other",
        "CREATE TABLE other.c (i int)");

    try (var connection = dialect().connect()) {
      assertThat(dialect().tables(connection))
          .containsExactly(new TableName("PUBLIC", "A"), new TableName("PUBLIC", "B"));
      assertThat(dialect("Table", "OTHER.C").tables(connection))
          .contains(new TableName("OTHER", "C"));
    }
  }

  @Test
  void aTableOfAnOddNameIsDescribedWithItsKey() throws SQLException {
    execute(
        "CREATE TABLE \"my_ \"\"t%\" (note varchar(20), \"No\" numeric(10,2), id int,"
            + " PRIMARY KEY (id, \"No\"))",
        "CREATE TABLE \"myx\" (i int)");

    var table = described("my_ \"t%");

    assertThat(table.columns()).extracting(Column::name).containsExactly("NOTE", "No", "ID");
    assertThat(table.columns()).extracting(Column::type).contains("NUMERIC(10,2)", "INTEGER");
    assertThat(table.key()).containsExactly(2, 1);
  }

  @Test
  void withoutAPrimaryKeyAUniqueOneWithoutNullsIsTaken() throws SQLException {
    execute("CREATE TABLE t (a int UNIQUE, b int NOT NULL, c int NOT NULL, UNIQUE (c, b))");

    assertThat(described("T").key()).containsExactly(2, 1);
  }

  @Test
  void rowsAfterAKeyComeInItsOrder() throws SQLException {
    execute(
        "CREATE TABLE t (a varchar(9), b timestamp, c decimal(30,10), d double, e boolean,"
            + " f binary(2), g timestamp with time zone, h date, PRIMARY KEY (a, b))",
        "INSERT INTO t VALUES ('a', '2026-01-01 00:00:00', 1.5, 1, true, X'0001',"
            + " '2026-01-01 00:00:00Z', '2026-01-01'), ('a', '2026-01-01 00:00:01', 1, 2, false,"
            + " X'0002', '2026-01-01 00:00:00Z', '2026-01-01'), ('b', '2025-01-01 00:00:00', 1, 2,"
            + " false, X'0002', '2026-01-01 00:00:00Z', '2026-01-01')");
    var key =
        new String[] {
          "a",
          "2026-01-01T00:00:00",
          "1.5",
          "1.0",
          "true",
          "\0\1",
          "2026-01-01T00:00:00Z",
          "2026-01-01"
        };

    var dialect = dialect();
    var table = described(dialect, "T");

    assertThat(Rows.after(dialect, table, false, key)).hasSize(2);
    assertThat(Rows.after(dialect, table, true, key)).hasSize(3);
  }

  @Test
  void aRowDoesNotComeAfterItself() throws SQLException {
    execute("CREATE TABLE t (a real, PRIMARY KEY (a))", "INSERT INTO t VALUES (0.1), (0.2)");
    var dialect = dialect();
    var table = described(dialect, "T");

    assertThat(Rows.after(dialect, table, false, "0.1")).containsExactly("0.2");
  }

  @Test
  void nullsComeFirst() throws SQLException {
    execute(
        "CREATE TABLE t (a int, b int)", "INSERT INTO t VALUES (1, 1), (NULL, 2), (NULL, NULL)");

    assertThat(Rows.all(dialect(), described("T"))).containsExactly("NULL NULL", "NULL 2", "1 1");
  }

  @Test
  void aSnapshotSeesOneState() throws SQLException {
    execute("CREATE TABLE t (i int)");

    try (var connection = dialect().connectForReading()) {
      dialect().beginSnapshot(connection);
      assertThat(Query.text(connection, "SELECT count(*) FROM t")).contains("0");
      execute("INSERT INTO t VALUES (1)");
      assertThat(Query.text(connection, "SELECT count(*) FROM t")).contains("0");
    }
  }

  @Test
  void aDriverInAJarIsLoadedApartFromThisProgram() throws SQLException {
    var jar = org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    var dialect = dialect("JdbcUrl", "jdbc:h2:mem:apart", "JdbcDriver", jar);

    try (var connection = dialect.connect()) {
      assertThat(connection.getClass().getClassLoader()).isNotEqualTo(getClass().getClassLoader());
    }
  }

  @Test
  void aDriverThatIsNotThereIsTold() {
    assertThatThrownBy(() -> dialect("JdbcDriver", "/no/such.jar").connect())
        .hasMessageContaining("no jar that can be read: /no/such.jar");
    assertThatThrownBy(() -> dialect("JdbcDriver", "org.nobody.Driver").connect())
        .hasMessageContaining("no such driver on the class path");
    assertThatThrownBy(() -> dialect("JdbcDriver", "java.lang.String").connect())
        .hasMessageContaining("no such driver on the class path");
    assertThatThrownBy(() -> dialect("JdbcUrl", "jdbc:nobody:x").connect())
        .hasMessageContaining("no driver here takes the address");
    assertThat(Path.of("/no/such.jar")).doesNotExist();
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() {
    assertThatThrownBy(() -> dialect("Password", "hunter2").connect())
        .hasMessageContaining("does not take user and password")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void databasesSpellTheFirstRowsDifferently() {
    assertThat(JdbcDialect.form("jdbc:h2:mem:x").limit()).isEqualTo(SqlForm.Limit.FETCH);
    assertThat(JdbcDialect.form("jdbc:sqlite:/x.db").limit()).isEqualTo(SqlForm.Limit.LIMIT);
    assertThat(JdbcDialect.form("jdbc:sqlserver://x").quoted("a]b")).isEqualTo("[a]]b]");
    assertThat(JdbcDialect.form("jdbc:mariadb://x").quoted("a`b")).isEqualTo("`a``b`");
  }
}
