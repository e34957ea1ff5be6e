package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where a server listens. */
record Address(String host, int port) {
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._:%-]+");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[[^]]+]):(\\d{1,5})");

  /** The server's; an empty one for a config that has a JDBC address. */
  static Address of(DatabaseConfig config) {
    return config
        .host()
        .map(host -> checked("Host", host, config.usedPort()))
        .orElse(new Address("", 0));
  }

  /** Where tables are read from: the replica's, else the server's. */
  static Address forReading(DatabaseConfig config) {
    return config.replica().map(replica -> replica(replica, config)).orElseGet(() -> of(config));
  }

  private static Address replica(String text, DatabaseConfig config) {
    var parts = WITH_PORT.matcher(text);
    return parts.matches()
        ? checked("Replica", parts.group(1), Integer.parseInt(parts.group(2)))
        : checked("Replica", text, config.usedPort());
  }

  private static Address checked(String parameter, String host, int port) {
    var bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    if (!HOST.matcher(bare).matches()) { // it goes into addresses of drivers
      throw new ProblemException(
          Problem.user("no name or address of a host")
              .path("spec.Parameters." + parameter)
              .value(host)
              .expected("one such as db.example.com or 192.0.2.7"));
    }
    return new Address(bare, port);
  }

  /** {@code host:port}, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** A name as a part of a URL. */
  static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
