package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.Problem;
import io.weik.testkit.database.CertificateAuthority;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.MariaDbServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MySqlSettingsTest {
  @TempDir Path folder;

  private static String cipher(Database database, String... parameters) throws SQLException {
    var dialect = Dialects.of(Configs.of("mariadb", database, parameters));
    try (var connection = dialect.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) {
      return row.next() ? row.getString(2) : "";
    }
  }

  @Test
  void aLogThatDoesNotHoldWholeRowsIsTold() throws SQLException {
    var settings = Map.of("binlog-format", "STATEMENT", "binlog-row-image", "MINIMAL");
    try (var server = MariaDbServer.start(settings)) {
      var dialect = Dialects.of(Configs.of("mariadb", server.create()));

      try (var connection = dialect.connect()) {
        assertThat(dialect.obstaclesToLog(connection, List.of()))
            .extracting(Problem::message)
            .containsExactlyInAnyOrder(
                "binlog_format of the server: STATEMENT (expected: ROW)",
                "binlog_row_image of the server: MINIMAL (expected: FULL)");
      }
    }
  }

  @Test
  void certificatesAreLookedAtAsTheModeSays() throws SQLException {
    var authority = CertificateAuthority.create(folder);
    var issued = authority.issue("localhost", folder);
    var settings =
        Map.of("ssl-cert", issued.certificate().toString(), "ssl-key", issued.key().toString());
    var root = authority.certificate().toString();
    try (var server = MariaDbServer.start(settings)) {
      var database = server.create();

      assertThat(cipher(database, "SslMode", "disable")).isEmpty();
      assertThat(cipher(database, "SslMode", "prefer")).isNotEmpty();
      assertThat(cipher(database, "SslMode", "verify-full", "SslRootCertificate", root))
          .isNotEmpty();
      assertThatThrownBy(() -> cipher(database, "SslMode", "verify-ca"))
          .hasMessageContaining("is not trusted");
      assertThatThrownBy(
              () ->
                  cipher(
                      database,
                      "SslMode",
                      "verify-full",
                      "SslRootCertificate",
                      root,
                      "Host",
                      "127.0.0.1"))
          .hasMessageContaining("is for another name");
    }
  }

  @Test
  void aServerWithoutTlsIsTold() {
    var database = MariaDbServer.shared().create();

    assertThatThrownBy(() -> cipher(database, "SslMode", "require"))
        .hasMessageContaining("has no TLS");
  }
}
