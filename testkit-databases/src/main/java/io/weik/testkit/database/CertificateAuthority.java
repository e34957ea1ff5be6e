package io.weik.testkit.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An authority that one test trusts, made with {@code openssl}.
 *
 * @param certificate a PEM file with its certificate, for those who trust it
 * @param key a PEM file with its key
 */
public record CertificateAuthority(Path certificate, Path key) {
  /** A new one, whose files are in this folder. */
  public static CertificateAuthority create(Path folder) {
    var authority =
        new CertificateAuthority(folder.resolve("authority.pem"), folder.resolve("authority.key"));
    request(authority, "authority of a test", List.of());
    return authority;
  }

  /** A certificate and its key for a host of this name, as files in this folder. */
  public Issued issue(String host, Path folder) {
    var issued = new Issued(folder.resolve(host + ".pem"), folder.resolve(host + ".key"));
    request(
        new CertificateAuthority(issued.certificate, issued.key),
        host,
        List.of(
            "-CA",
            certificate.toString(),
            "-CAkey",
            key.toString(),
            "-addext",
            "subjectAltName=DNS:" + host,
            "-addext",
            "basicConstraints=critical,CA:FALSE"));
    return issued;
  }

  /**
   * What a server shows.
   *
   * @param certificate a PEM file
   * @param key a PEM file, not encrypted, readable by its owner only
   */
  public record Issued(Path certificate, Path key) {}

  private static void request(CertificateAuthority files, String name, List<String> more) {
    var words = new ArrayList<>(List.of("openssl", "req", "-x509", "-days", "2", "-nodes"));
    words.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
    words.addAll(List.of("-subj", "/CN=" + name));
    words.addAll(List.of("-keyout", files.key + "", "-out", files.certificate + ""));
    words.addAll(more);
    new Command(Path.of("."), Map.of(), words).run();
  }
}
