package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.testkit.database.CertificateAuthority;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class PostgresTlsTest {
  @TempDir static Path folder;

  private CertificateAuthority authority;
  private PostgresServer server;
  private Database database;

  @BeforeAll
  void givenAServerThatAsksForACertificate() throws IOException {
    // the server runs as a user of its own
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    authority = CertificateAuthority.create(Files.createDirectory(folder.resolve("ca")));
    server =
        PostgresServer.startWithTls(
            authority, Map.of("ssl_ca_file", authority.certificate().toString()));
    database = server.create();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String secured(String... parameters) throws SQLException {
    try (var connection = Dialects.of(Configs.of("postgresql", database, parameters)).connect()) {
      return Query.text(
              connection,
              "SELECT ssl || ' ' || coalesce(client_dn, '') FROM pg_stat_ssl"
                  + " WHERE pid = pg_backend_pid()")
          .orElseThrow();
    }
  }

  @Test
  void theModesThatDoNotLookAtTheCertificateEncryptOnly() throws SQLException {
    assertThat(secured("SslMode", "prefer")).isEqualTo("true ");
    assertThat(secured("SslMode", "require", "Host", "127.0.0.1")).isEqualTo("true ");
    assertThatThrownBy(() -> secured("SslMode", "disable"))
        .hasMessageContaining("does not let the user in from here")
        .hasMessageContaining("SslMode: require");
  }

  @Test
  void theAuthorityIsAskedForAndTheNameOnlyWhenFull() throws SQLException {
    var root = authority.certificate().toString();

    assertThat(secured("SslMode", "verify-full", "SslRootCertificate", root)).isEqualTo("true ");
    assertThat(secured("SslMode", "verify-ca", "SslRootCertificate", root, "Host", "127.0.0.1"))
        .isEqualTo("true ");
    assertThatThrownBy(
            () ->
                secured("SslMode", "verify-full", "SslRootCertificate", root, "Host", "127.0.0.1"))
        .hasMessageContaining("is for another name");
  }

  @Test
  void anAuthorityThatIsNotTrustedIsTold() {
    assertThatThrownBy(() -> secured("SslMode", "verify-ca"))
        .hasMessageContaining("is not trusted")
        .hasMessageContaining("SslRootCertificate");
  }

  @Test
  void theClientShowsItsCertificate() throws SQLException, IOException {
    var issued = authority.issue("client", Files.createDirectories(folder.resolve("client")));

    assertThat(
            secured(
                "SslMode", "require",
                "SslCertificate", issued.certificate().toString(),
                "SslKey", issued.key().toString()))
        .isEqualTo("true /CN=client");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThatThrownBy(() -> secured("SslMode", "verify-ca", "SslRootCertificate", "/no/ca.pem"))
        .hasMessageContaining("file cannot be read: /no/ca.pem");
  }

  @Test
  void aServerWithoutTlsIsTold() {
    database = PostgresServer.shared().create();

    assertThatThrownBy(() -> secured("SslMode", "require")).hasMessageContaining("has no TLS");
    database = server.create();
  }
}
