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
class OracleDialectTest {
  private static final Address ADDRESS = new Address("db.example.com", 1521);

  private static DatabaseConfig config(String... more) {
    return Configs.ofAnn("oracle", "XE", more);
  }

  @Test
  void theDriverIsToldHowToConnect() {
    var connector = new OracleConnector(config("BatchSize", "7"), "weikio shop");
    var secured = new OracleConnector(config("SslMode", "verify-full"), "w");

    assertThat(connector.url(ADDRESS))
        .isEqualTo(
            "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=db.example.com)"
                + "(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=XE)))");
    assertThat(connector.properties())
        .containsEntry("v$session.program", "weikio shop")
        .containsEntry("defaultRowPrefetch", "7")
        .containsEntry("oracle.net.encryption_client", "REQUESTED");
    assertThat(secured.url(ADDRESS)).contains("(PROTOCOL=tcps)");
    assertThat(secured.properties()).containsEntry("oracle.net.ssl_server_dn_match", "true");
  }

  @Test
  void aServiceThatIsMoreThanANameIsRefused() {
    var connector = new OracleConnector(config("Database", "XE)(SERVER=x"), "w");

    assertThatThrownBy(() -> connector.url(ADDRESS)).hasMessageContaining("no name of a service");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1017  | USER   | Password | check Username",
        "12514 | USER   | Database | ",
        "1045  | USER   | Username | GRANT CREATE SESSION TO \"ANN\"",
        "942   | USER   | Table    | check its name, or GRANT SELECT ON \"ANN\".\"orders\" TO \"ANN\"",
        "904   | USER   | Columns  | ",
        "12516 | REMOTE |          | ",
        "1033  | REMOTE |          | ",
        "3113  | REMOTE |          | ",
        "1013  | REMOTE | Timeout  | ",
        "1555  | REMOTE |          | a larger UNDO_RETENTION"
      })
  void failuresAreKnownByTheirNumbers(int code, Category category, String parameter, String hint) {
    var problem =
        new OracleFaults(config(), OracleDialect.FORM)
            .explain(new SQLException("ORA-%05d: x".formatted(code), "72000", code), ADDRESS);

    assertThat(problem.category()).isEqualTo(category);
    assertThat(problem.path())
        .isEqualTo(Optional.ofNullable(parameter).map(each -> "spec.Parameters." + each));
    assertThat(problem.hint().orElse("")).startsWith(hint == null ? "" : hint);
  }

  @Test
  void itsQueriesRunInItsModeOfH2() throws SQLException {
    try (var database = new H2("Oracle", OracleDialect.FORM, Product.ORACLE)) {
      database.execute(
          "CREATE TABLE \"my orders\" (id number(9), name varchar2(9), PRIMARY KEY (id))",
          "INSERT INTO \"my orders\" VALUES (1, 'a'), (10, NULL), (9, 'b')");
      var table = database.described(new TableName("PUBLIC", "my orders"));

      assertThat(database.after(table, "1")).containsExactly("9 b", "10 NULL");
    }
  }

  @Test
  void aTextIsComparedByItsBytes() throws SQLException {
    try (var database = new H2("Oracle", OracleDialect.FORM, Product.ORACLE)) {
      database.execute(
          "CREATE SCHEMA UTL_RAW",
          "CREATE ALIAS UTL_RAW.CAST_TO_RAW AS 'byte[] raw(String text) { return text.getBytes(); }'",
          "CREATE TABLE \"t\" (name varchar2(9) PRIMARY KEY)",
          "INSERT INTO \"t\" VALUES ('a'), ('é')");
      var table = database.described(new TableName("PUBLIC", "t"));

      assertThat(database.after(table, "a")).containsExactly("é");
    }
  }

  @Test
  void whatTheLogNeedsIsToldWithTheCommands() throws SQLException {
    try (var database = new H2("Oracle", OracleDialect.FORM, Product.ORACLE)) {
      database.execute(
          "CREATE TABLE session_privs (privilege varchar(40))",
          "CREATE TABLE session_roles (role varchar(40))",
          "INSERT INTO session_privs VALUES ('SELECT ANY TRANSACTION')",
          "INSERT INTO session_roles VALUES ('SELECT_CATALOG_ROLE')",
          "CREATE TABLE v$database (log_mode varchar(20), supplemental_log_data_min varchar(9))",
          "INSERT INTO v$database VALUES ('NOARCHIVELOG', 'NO')",
          "CREATE TABLE all_log_groups (owner varchar(9), table_name varchar(9),"
              + " log_group_type varchar(40))",
          "INSERT INTO all_log_groups VALUES ('ANN', 'LOGGED', 'ALL COLUMN LOGGING')");
      var tables = List.of(new TableName("ANN", "LOGGED"), new TableName("ANN", "ORDERS"));

      assertThat(
              new OracleLogCheck(config(), OracleDialect.FORM)
                  .obstacles(database.connection(), tables))
          .extracting(problem -> problem.hint().orElse(""))
          .containsExactly(
              "GRANT LOGMINING, EXECUTE_CATALOG_ROLE TO \"ANN\"",
              "SHUTDOWN IMMEDIATE; STARTUP MOUNT; ALTER DATABASE ARCHIVELOG; ALTER DATABASE OPEN",
              "ALTER DATABASE ADD SUPPLEMENTAL LOG DATA",
              "ALTER TABLE \"ANN\".\"ORDERS\" ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS");
    }
  }
}
