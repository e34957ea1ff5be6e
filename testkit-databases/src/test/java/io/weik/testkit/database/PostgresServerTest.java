package io.weik.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGProperty;

class PostgresServerTest {
  @TempDir Path folder;

  @Test
  void dataSurviveACrash() throws Exception {
    try (var server = PostgresServer.start(Map.of())) {
      var database = server.create();
      database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)");

      server.crash();
      assertThatThrownBy(database::connect).hasMessageContaining("refused");
      server.restart();

      assertThat(database.query("SELECT a FROM t")).containsExactly(List.of("7"));
    }
  }

  @Test
  void dataSurviveAStop() throws Exception {
    try (var server = PostgresServer.start(Map.of("max_connections", "7"))) {
      var database = server.create();
      database.commit("CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)");

      server.stop();
      server.restart();

      assertThat(database.query("SELECT a, current_setting('max_connections') FROM t"))
          .containsExactly(List.of("7", "7"));
    }
  }

  @Test
  void aStandbyHasWhatThePrimaryHasAndTakesNoChanges() throws Exception {
    try (var primary = PostgresServer.start(Map.of())) {
      var database = primary.create();
      database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)");

      try (var standby = primary.standby()) {
        var copy = database.at(standby.port());
        database.execute("INSERT INTO t VALUES (8)");

        await().until(() -> copy.query("SELECT a FROM t").size() == 2);
        assertThatThrownBy(() -> copy.execute("INSERT INTO t VALUES (9)"))
            .hasMessageContaining("read-only");
      }
    }
  }

  @Test
  void changesAreDecoded() throws Exception {
    var database = PostgresServer.shared().create();
    database.execute(
        "CREATE TABLE t (a int)",
        "SELECT pg_create_logical_replication_slot('" + database.name() + "', 'pgoutput')",
        "CREATE PUBLICATION p FOR ALL TABLES",
        "INSERT INTO t VALUES (7)");

    var changes =
        database.query(
            "SELECT count(*) > 2 FROM pg_logical_slot_get_binary_changes('%s', NULL, NULL, 'proto_version', '1', 'publication_names', 'p')"
                .formatted(database.name()));
    database.execute("SELECT pg_drop_replication_slot('" + database.name() + "')");

    assertThat(changes).containsExactly(List.of("t"));
  }

  @Test
  void databasesAreApart() throws Exception {
    var one = PostgresServer.shared().create();
    var other = PostgresServer.shared().create();

    one.execute("CREATE TABLE t (a int)");
    other.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (7)");

    assertThat(one.query("SELECT * FROM t")).isEmpty();
  }

  @Test
  void aNewUserNeedsItsPasswordAndMayReadNothing() throws Exception {
    var database = PostgresServer.shared().create();
    database.execute("CREATE TABLE t (a int)");

    var user = database.newUser();

    assertThatThrownBy(() -> user.query("SELECT * FROM t")).hasMessageContaining("denied");
    assertThatThrownBy(user.as(user.user(), "wrong")::connect).hasMessageContaining("password");
    database.execute("GRANT SELECT ON t TO " + user.user());
    assertThat(user.query("SELECT * FROM t")).isEmpty();
  }

  @Test
  void aServerWithTlsIsKnownByItsAuthorityAndTakesNoPlainConnections() throws Exception {
    var authority = CertificateAuthority.create(folder);
    try (var server = PostgresServer.startWithTls(authority, Map.of())) {
      var database = server.create();

      connect(database, "localhost", "verify-full", authority);

      assertThatThrownBy(() -> connect(database, "127.0.0.1", "verify-full", authority))
          .hasMessageContaining("127.0.0.1");
      assertThatThrownBy(() -> connect(database, "localhost", "disable", authority))
          .hasMessageContaining("no encryption");
      var stranger = CertificateAuthority.create(folder);
      assertThatThrownBy(() -> connect(database, "localhost", "verify-ca", stranger))
          .hasMessageContaining("SSL");
    }
  }

  private static void connect(
      Database database, String host, String mode, CertificateAuthority authority)
      throws Exception {
    var properties = new Properties();
    PGProperty.USER.set(properties, database.user());
    PGProperty.PASSWORD.set(properties, database.password());
    PGProperty.SSL_MODE.set(properties, mode);
    PGProperty.SSL_ROOT_CERT.set(properties, authority.certificate().toString());
    DriverManager.getConnection(database.jdbcUrl().replace("localhost", host), properties).close();
  }
}
