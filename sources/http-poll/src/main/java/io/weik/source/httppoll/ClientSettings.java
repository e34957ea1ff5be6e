package io.weik.source.httppoll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What sources must have in common to share connections.
 *
 * @param changed when each of the files was last changed, so that a renewed one is read again
 */
record ClientSettings(
    Optional<Path> caCertificates,
    Optional<Path> clientCertificate,
    Optional<Path> clientKey,
    Optional<ProxyAddress> proxy,
    Duration connectTimeout,
    List<FileTime> changed) {

  /** Those of a source at present. */
  static ClientSettings of(HttpPollConfig config) {
    return new ClientSettings(
        config.caCertificates(),
        config.clientCertificate(),
        config.clientKey(),
        config.proxy(),
        config.connectTimeout(),
        Stream.of(config.caCertificates(), config.clientCertificate(), config.clientKey())
            .flatMap(file -> file.stream())
            .map(ClientSettings::changed)
            .toList());
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return FileTime.fromMillis(0);
    }
  }
}
