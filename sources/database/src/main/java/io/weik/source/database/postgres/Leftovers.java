package io.weik.source.database.postgres;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.log.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a source leaves behind on the server when it has ended for good. */
record Leftovers(DatabaseConfig config, Dialect dialect) {
  private static final int TRIES = 100;
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Removes slot and publications, of this database; waits a little while the slot is in use. */
  void remove(String slotName) throws SQLException, InterruptedException {
    try (var connection = dialect.connect()) {
      connection.setReadOnly(false);
      var slot = own(connection, slotName);
      for (int tries = 1; slot.map(Slot::user).orElse(0) != 0 && tries < TRIES; tries++) {
        Pause.of(PAUSE);
        slot = own(connection, slotName);
      }
      if (slot.isPresent()) {
        slot.get().drop(connection);
      }
      new Publications(config, slotName).drop(connection);
      TrialName.dropStale(connection, Instant.now());
    }
  }

  private Optional<Slot> own(Connection connection, String slotName) throws SQLException {
    return Slot.find(connection, slotName)
        .filter(slot -> slot.database().equals(config.database().orElse("")));
  }
}
