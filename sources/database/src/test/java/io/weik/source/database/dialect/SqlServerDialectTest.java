package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.Category;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import io.weik.source.database.table.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the real driver and H2 in place of a server. */
class SqlServerDialectTest {
  private static final Address ADDRESS = new Address("db.example.com", 1433);

  private static DatabaseConfig config(String... more) {
    return Configs.ofAnn("sqlserver", "shop", more);
  }

  @Test
  void theDriverIsToldHowToConnect() {
    var properties = new SqlServerConnector(config(), "weikio shop").properties(ADDRESS);

    assertThat(properties)
        .containsEntry("serverName", "db.example.com")
        .containsEntry("portNumber", "1433")
        .containsEntry("databaseName", "shop")
        .containsEntry("applicationName", "weikio shop")
        .containsEntry("encrypt", "true")
        .containsEntry("trustServerCertificate", "true")
        .doesNotContainKey("applicationIntent");
    assertThat(new SqlServerConnector(config("Replica", "r"), "w").properties(new Address("r", 1)))
        .containsEntry("applicationIntent", "ReadOnly");
  }

  @Test
  void theDriverIsToldWhoJudgesCertificates() {
    var verified = config("SslMode", "verify-full", "SslRootCertificate", "/my ca.pem");

    assertThat(new SqlServerConnector(verified, "w").properties(ADDRESS))
        .containsEntry("trustManagerClass", SqlServerTrust.class.getName())
        .containsEntry("trustManagerConstructorArg", "VERIFY_FULL /my ca.pem");
    assertThat(new SqlServerConnector(config("SslMode", "disable"), "w").properties(ADDRESS))
        .containsEntry("encrypt", "false");
    assertThatThrownBy(() -> Dialects.of(config("SslCertificate", "/c", "SslKey", "/k")).connect())
        .hasMessageContaining("SQL Server asks for no certificate of its clients");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "18456 | Login failed for user 'ann'.           | USER   | Password | check Username",
        "4060  | Cannot open database \"shop\" requested | USER   | Database | ",
        "208   | Invalid object name 'orders'.          | USER   | Table    | ",
        "207   | Invalid column name 'x'.               | USER   | Columns  | ",
        "1205  | Transaction was deadlocked             | REMOTE |          | ",
        "40613 | Database is not currently available    | REMOTE |          | ",
        "229   | The SELECT permission was denied on the object 'my ]x', database 'shop', schema 'dbo'. | USER | Username | GRANT SELECT ON [dbo].[my ]]x] TO [ann]",
        "916   | The server principal \"ann\" is not able to access | USER | Username | USE [shop]; CREATE USER [ann] FOR LOGIN [ann]",
        "3952  | Snapshot isolation transaction failed  | USER   |          | ALTER DATABASE [shop] SET ALLOW"
      })
  void failuresAreKnownByTheirNumbers(
      int code, String text, Category category, String parameter, String hint) {
    var problem =
        new SqlServerFaults(config(), SqlServerDialect.FORM)
            .explain(new SQLException(text, "S0001", code), ADDRESS);

    assertThat(problem.category()).isEqualTo(category);
    assertThat(problem.path())
        .isEqualTo(Optional.ofNullable(parameter).map(each -> "spec.Parameters." + each));
    assertThat(problem.hint().orElse("")).startsWith(hint == null ? "" : hint);
  }

  @Test
  void itsQueriesRunInItsModeOfH2() throws SQLException {
    try (var database = new H2("MSSQLServer", SqlServerDialect.FORM, Product.SQLSERVER)) {
      database.execute(
          "CREATE TABLE [my orders] (id int, [at] datetime2, name nvarchar(9), PRIMARY KEY (id, [at]))",
          "INSERT INTO [my orders] VALUES (1, '2026-01-01 00:00:00', 'a'),"
              + " (1, '2026-01-01 00:00:00.5', 'b'), (2, '2025-01-01', NULL)");
      var table = database.described(new TableName("PUBLIC", "my orders"));

      assertThat(table.key()).containsExactly(0, 1);
      assertThat(database.after(table, "1", "2026-01-01T00:00:00"))
          .containsExactly("1 2026-01-01T00:00:00.5 b", "2 2025-01-01T00:00:00 NULL");
    }
  }

  @Test
  void aTextIsComparedByItsBytes() throws SQLException {
    try (var database = new H2("MSSQLServer", SqlServerDialect.FORM, Product.SQLSERVER)) {
      database.execute(
          "CREATE TABLE t (name nvarchar(9) PRIMARY KEY)", "INSERT INTO t VALUES ('a'), ('é')");
      var table = database.described(new TableName("PUBLIC", "t"));

      assertThat(database.after(table, "a")).containsExactly("é");
    }
  }

  @Test
  void aFormIsSelectedByItsBytes() throws SQLException {
    try (var database = new H2("MSSQLServer", SqlServerDialect.FORM, Product.SQLSERVER)) {
      database.execute("CREATE TABLE t (id int PRIMARY KEY, area geometry)");
      var table = database.described(new TableName("PUBLIC", "t"));

      assertThat(table.columns().get(1).select()).isEqualTo("[area].STAsBinary()");
    }
  }

  @Test
  void whatTheLogNeedsIsToldWithTheCommands() throws SQLException {
    try (var database = new H2("MSSQLServer", SqlServerDialect.FORM, Product.SQLSERVER)) {
      database.execute(
          "CREATE SCHEMA sys",
          "CREATE SCHEMA cdc",
          "CREATE SCHEMA msdb",
          "CREATE ALIAS DB_ID AS 'int id() { return 1; }'",
          "CREATE ALIAS IS_ROLEMEMBER AS 'int is(String role) { return 0; }'",
          "CREATE ALIAS HAS_PERMS_BY_NAME AS 'int has(String a, String b, String c) { return 1; }'",
          "CREATE TABLE sys.databases (database_id int, is_cdc_enabled bit)",
          "INSERT INTO sys.databases VALUES (1, 0)",
          "CREATE TABLE sys.schemas (schema_id int, name varchar(9))",
          "INSERT INTO sys.schemas VALUES (1, 'dbo')",
          "CREATE TABLE sys.tables (schema_id int, name varchar(9), is_tracked_by_cdc bit)",
          "INSERT INTO sys.tables VALUES (1, 'orders', 0)",
          "CREATE TABLE cdc.change_tables (role_name varchar(9))",
          "INSERT INTO cdc.change_tables VALUES ('readers')",
          "CREATE TABLE sys.dm_server_services (servicename varchar(40), status_desc varchar(9))",
          "INSERT INTO sys.dm_server_services VALUES ('SQL Server Agent (X)', 'Stopped')");

      assertThat(hints(database)).containsExactly("USE [shop]; EXEC sys.sp_cdc_enable_db");
      database.execute("UPDATE sys.databases SET is_cdc_enabled = 1");
      assertThat(hints(database))
          .containsExactly(
              "EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'orders',"
                  + " @role_name = NULL",
              "ALTER ROLE [readers] ADD MEMBER [ann]",
              "start the service SQL Server Agent");
    }
  }

  private static List<String> hints(H2 database) throws SQLException {
    return new SqlServerLogCheck(config(), SqlServerDialect.FORM)
        .obstacles(database.connection(), List.of(new TableName("dbo", "orders"))).stream()
            .map(problem -> problem.hint().orElse(""))
            .toList();
  }
}
