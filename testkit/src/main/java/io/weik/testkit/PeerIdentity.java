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

/** A certificate that the running JDK's {@code keytool} makes for a test and that nobody keeps. */
public final class PeerIdentity {
  private static final String PASSWORD = "of-one-test";
  private static final String ALIAS = "peer";
  private static final String ISSUER = "issuer";

  private final Path file;
  private final KeyStore store;

  private PeerIdentity(Path file, KeyStore store) {
    this.file = file;
    this.store = store;
  }

  /** One that is good for {@code localhost} today. */
  public static PeerIdentity forLocalhost(Path folder) throws Exception {
    return forName("localhost", folder);
  }

  /** One that is good for this name. */
  public static PeerIdentity forName(String name, Path folder) throws Exception {
    var file = folder.resolve(name + ".p12");
    keytool(file, ALIAS, name);
    return new PeerIdentity(file, KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
  }

  /** One for {@code localhost} that has expired, signed by an issuer that has not. */
  public static PeerIdentity expired(Path folder) throws Exception {
    var file = folder.resolve("expired.p12");
    keytool(file, ISSUER, "issuer", "-ext", "bc:c");
    keytool(file, ALIAS, "localhost", "-signer", ISSUER, "-startdate", "-30d", "-validity", "10");
    return new PeerIdentity(file, KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
  }

  private static void keytool(Path store, String alias, String name, String... more)
      throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + name));
    command.addAll(List.of("-ext", "san=dns:" + name, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(more));
    var log = store.resolveSibling("keytool.log").toFile();
    int exit =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start().waitFor();
    if (exit != 0) {
      throw new IOException("keytool: " + Files.readString(log.toPath()));
    }
  }

  /** A PEM file with the certificate of whoever signed it, which may be itself. */
  public Path certificate() throws Exception {
    var signer = store.containsAlias(ISSUER) ? ISSUER : ALIAS;
    return pem(".certificate.pem", "CERTIFICATE", store.getCertificate(signer).getEncoded());
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
