package io.weik.source.database.postgres;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;

/**
 * Names of slots and publications that are there for one trial: none that a source gets, and no two
 * the same. A name tells when it was given, so that what a killed trial left can be told.
 */
final class TrialName {
  private static final String PREFIX = "weikiotry_";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 6;
  private static final Duration LONGEST_TRIAL = Duration.ofHours(1);
  private static final String OWN =
      """
      SELECT pubname FROM pg_catalog.pg_publication
      WHERE pubname ~ '^weikiotry_[0-9]+_[0-9a-f]{12}([+]inserts)?$'
        AND CAST(split_part(pubname, '_', 2) AS numeric) < ?
        AND pg_catalog.pg_has_role(pubowner, 'USAGE')
      """;

  private TrialName() {}

  /** One that nobody has. */
  static String next(Instant now) {
    var random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return PREFIX + now.getEpochSecond() + "_" + HexFormat.of().formatHex(random);
  }

  /** Removes publications of trials that were killed; their slots went with their connections. */
  static void dropStale(Connection connection, Instant now) throws SQLException {
    var statements = new ArrayList<String>();
    try (var statement = connection.prepareStatement(OWN)) {
      statement.setLong(1, now.minus(LONGEST_TRIAL).getEpochSecond());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          statements.add("DROP PUBLICATION IF EXISTS " + Sql.quoted(rows.getString(1)));
        }
      }
    }
    if (!statements.isEmpty()) {
      Transaction.run(connection, statements);
    }
  }
}
