package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.testkit.database.CertificateAuthority;
import io.weik.testkit.database.Database;
import io.weik.testkit.database.MariaDbServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user of MariaDB who must show a certificate. */
@Timeout(120)
class BinlogCertificateTest extends EngineLogCase {
  private final Path folder;
  private final MariaDbServer server;
  private final Database database;

  BinlogCertificateTest(@TempDir Path folder) {
    var started = start(folder);
    var created = started.create();
    super(new ServerScene(created, "mariadb"));
    this.folder = folder;
    this.server = started;
    this.database = created;
  }

  private static MariaDbServer start(Path folder) {
    var authority = CertificateAuthority.create(folder);
    var issued = authority.issue("localhost", folder);
    return MariaDbServer.start(
        Map.of(
            "ssl-ca", authority.certificate().toString(),
            "ssl-cert", issued.certificate().toString(),
            "ssl-key", issued.key().toString()));
  }

  @BeforeEach
  void createUser() throws Exception {
    var user = database.newUser();
    database.execute(
        "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO " + user.user(),
        "GRANT SELECT ON %s.* TO %s".formatted(database.name(), user.user()),
        "ALTER USER %s REQUIRE X509".formatted(user.user()));
    parameters.put("Username", user.user());
    parameters.put("Password", user.password());
    parameters.put("SslMode", "verify-full");
    parameters.put("SslRootCertificate", folder.resolve("authority.pem").toString());
  }

  @AfterEach
  void stop() {
    stopAll();
    server.close();
  }

  @Test
  void aCertificateIsShownToReadTheLog() throws Exception {
    var client =
        new CertificateAuthority(folder.resolve("authority.pem"), folder.resolve("authority.key"))
            .issue("client", folder);
    parameters.put("SslCertificate", client.certificate().toString());
    parameters.put("SslKey", client.key().toString());
    startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");

    assertThat(events(1)).hasSize(1);
  }

  @Test
  void withoutOneTheServerLetsNobodyIn() throws Exception {
    var run = start();

    await().until(() -> !run.failures().isEmpty());
    assertThat(context.isReady()).isFalse();
  }
}
