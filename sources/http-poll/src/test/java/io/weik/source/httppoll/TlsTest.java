package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Category;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static PeerIdentity identity;

  @TempDir static Path folder;

  @BeforeAll
  static void makeIdentity() throws Exception {
    identity = PeerIdentity.forLocalhost(folder);
  }

  private static HttpPeer answering(HttpPeer peer) {
    return peer.on("/", PeerAnswer.json("[1]"));
  }

  private static String failure(HttpPeer peer, String... more) throws Exception {
    var parameters = new ArrayList<>(List.of("Url", peer.url("/")));
    parameters.addAll(List.of(more));
    try (var source = PolledSource.given(parameters.toArray(String[]::new))) {
      var failure = source.failure();

      return failure.category() + " " + failure.message().replace(":" + peer.port(), "");
    }
  }

  @Test
  void aCertificateIsTrustedByItsPemFile() throws Exception {
    try (var peer = answering(HttpPeer.start(identity));
        var source =
            PolledSource.given(
                "Url", peer.url("/"), "CaCertificates", identity.certificate().toString())) {
      assertThat(source.poll().summary()).isEqualTo("1 item, 1 new");
    }
  }

  @Test
  void aCertificateOfAnUnknownIssuerIsTold() throws Exception {
    try (var peer = answering(HttpPeer.start(identity))) {
      assertThat(failure(peer))
          .isEqualTo(Category.USER + " the certificate of localhost is not trusted");
    }
  }

  @Test
  void aCertificateForAnotherNameIsTold() throws Exception {
    var other = PeerIdentity.forName("other.example.com", folder);
    try (var peer = answering(HttpPeer.start(other))) {
      assertThat(failure(peer, "CaCertificates", other.certificate().toString()))
          .isEqualTo("USER the certificate of localhost is for another name");
    }
  }

  @Test
  void aCertificateThatHasExpiredIsTold() throws Exception {
    var old = PeerIdentity.expired(folder);
    try (var peer = answering(HttpPeer.start(old))) {
      assertThat(failure(peer, "CaCertificates", old.certificate().toString()))
          .isEqualTo("REMOTE the certificate of localhost has expired");
    }
  }

  @Test
  void aServerWithoutTlsIsTold() throws Exception {
    try (var peer = answering(HttpPeer.start());
        var source = PolledSource.given("Url", peer.url("/").replace("http:", "https:"))) {
      var failure = source.failure();

      assertThat(failure.what())
          .isEqualTo("localhost:" + peer.port() + " does not speak TLS there");
      assertThat(failure.hint()).contains("check the port, or write http:// in Url");
    }
  }

  @Test
  void aServerThatEndsTheHandshakeIsTold() throws Exception {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var source =
            PolledSource.given("Url", "https://localhost:" + listener.getLocalPort() + "/")) {
      Thread.ofVirtual().name("closing").start(() -> acceptAndClose(listener));

      assertThat(source.failure().message())
          .endsWith("closed the connection during the TLS handshake");
    }
  }

  private static void acceptAndClose(ServerSocket listener) {
    while (!listener.isClosed()) {
      try (var connection = listener.accept()) {
        connection.getInputStream().readNBytes(5);
      } catch (IOException _) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void plainHttpToAServerWithTlsIsTold() throws Exception {
    try (var peer = answering(HttpPeer.start(identity));
        var source = PolledSource.given("Url", peer.url("/").replace("https:", "http:"))) {
      assertThat(source.failure().category()).isEqualTo(Category.REMOTE);
    }
  }

  @Test
  void aClientShowsItsCertificate() throws Exception {
    var file = identity.certificate().toString();
    try (var peer = answering(HttpPeer.startMutual(identity))) {
      try (var source =
          PolledSource.given(
              "Url",
              peer.url("/"),
              "CaCertificates",
              file,
              "ClientCertificate",
              file,
              "ClientKey",
              identity.key().toString())) {
        assertThat(source.poll().summary()).isEqualTo("1 item, 1 new");
      }
      assertThat(failure(peer, "CaCertificates", file)).contains("localhost");
    }
  }

  @Test
  void aRenewedFileIsReadAgain() throws Exception {
    var trusted = folder.resolve("trusted.pem");
    var other = PeerIdentity.forName("third.example.com", folder);
    Files.copy(other.certificate(), trusted);
    try (var peer = answering(HttpPeer.start(identity));
        var source =
            PolledSource.given("Url", peer.url("/"), "CaCertificates", trusted.toString())) {
      assertThat(source.failure().what()).endsWith("is not trusted");

      Files.copy(identity.certificate(), trusted, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(trusted, FileTime.fromMillis(1));

      assertThat(source.poll().summary()).isEqualTo("1 item, 1 new");
    }
  }

  @Test
  void filesThatAreNoneAreTold() throws Exception {
    var text = Files.writeString(folder.resolve("text.pem"), "hello").toString();
    var certificate = identity.certificate().toString();
    try (var peer = answering(HttpPeer.start())) {
      assertThat(failureAtOpen(peer, "CaCertificates", folder + "/none.pem"))
          .startsWith("spec.Parameters.CaCertificates file cannot be read: " + folder);
      assertThat(failureAtOpen(peer, "CaCertificates", text)).contains("wrong file: " + text);
      assertThat(failureAtOpen(peer, "ClientCertificate", certificate, "ClientKey", text))
          .contains("-----BEGIN PRIVATE KEY-----");
    }
  }

  private static String failureAtOpen(HttpPeer peer, String... more) {
    var parameters = new ArrayList<>(List.of("Url", peer.url("/")));
    parameters.addAll(List.of(more));
    return PolledSource.refusal(parameters.toArray(String[]::new));
  }
}
