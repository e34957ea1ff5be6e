package io.weik.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate, signed by its own key, that the running JDK's {@code keytool} makes for a test and
 * that nobody keeps.
 */
public final class PeerIdentity {
  private static final String PASSWORD = "of-one-test";
  private static final String ALIAS = "peer";

  private final Path file;
  private final KeyStore store;

  private PeerIdentity(Path file, KeyStore store) {
    this.file = file;
    this.store = store;
  }

  /** One that is good for {@code localhost} today. */
  public static PeerIdentity forLocalhost(Path folder) throws Exception {
    return make(folder, "localhost", List.of());
  }

  /** One that is good for another name. */
  public static PeerIdentity forName(String name, Path folder) throws Exception {
    return make(folder, name, List.of());
  }

  /** One for {@code localhost} that has expired. */
  public static PeerIdentity expired(Path folder) throws Exception {
    return make(folder, "localhost", List.of("-startdate", "-30d", "-validity", "10"));
  }

  private static PeerIdentity make(Path folder, String name, List<String> more) throws Exception {
    var file = folder.resolve("identity-" + name + more.size() + ".p12");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of("-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-dname", "CN=" + name));
    command.addAll(List.of("-ext", "san=dns:" + name, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    command.addAll(more);
    var log = folder.resolve("keytool.log").toFile();
    int exit =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start().waitFor();
    if (exit != 0) {
      throw new IOException("keytool: " + Files.readString(log.toPath()));
    }
    return new PeerIdentity(file, KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
  }

  /** A PEM file with the certificate. */
  public Path certificate() throws Exception {
    return pem(".certificate.pem", "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
  }

  /** A PEM file with the key. */
  public Path key() throws Exception {
    var key = store.getKey(ALIAS, PASSWORD.toCharArray());
    return pem(".key.pem", "PRIVATE KEY", key.getEncoded());
  }

  private Path pem(String ending, String label, byte[] encoded) throws IOException {
    var lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
    return Files.writeString(
        file.resolveSibling(file.getFileName() + ending),
        "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n");
  }

  ServerSocket listener(boolean mutual) throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      var listener =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      listener.setNeedClientAuth(mutual);
      return listener;
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS", e);
    }
  }

  private KeyStore trusted() throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
    return trusted;
  }
}
