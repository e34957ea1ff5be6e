package io.weik.source.database.postgres;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
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

  /**
   * Removes slot and publications, of this database, that the source made; waits a little while the
   * slot is in use.
   *
   * @throws ProblemException telling of a slot that stays, since somebody else made it
   */
  void remove(String slotName) throws SQLException, InterruptedException {
    try (var connection = dialect.connect()) {
      connection.setReadOnly(false);
      var publications = new Publications(config, slotName);
      boolean isOwn = config.slotName().isEmpty() || publications.read(connection).tellsOwnSlot();
      var slot = free(connection, slotName);
      if (slot.isPresent() && isOwn) {
        slot.get().drop(connection);
      }
      publications.drop(connection);
      TrialName.dropStale(connection, Instant.now());
      if (slot.isPresent() && !isOwn) {
        throw new ProblemException(
            Problem.user(
                    "replication slot %s stays, as the source did not make it".formatted(slotName))
                .hint(
                    "it keeps log: SELECT pg_drop_replication_slot('%s') once nobody needs it"
                        .formatted(slotName)));
      }
    }
  }

  private Optional<Slot> free(Connection connection, String slotName)
      throws SQLException, InterruptedException {
    var slot = find(connection, slotName);
    for (int tries = 1; slot.map(Slot::user).orElse(0) != 0 && tries < TRIES; tries++) {
      Pause.of(PAUSE);
      slot = find(connection, slotName);
    }
    return slot;
  }

  private Optional<Slot> find(Connection connection, String slotName) throws SQLException {
    return Slot.find(connection, slotName)
        .filter(slot -> slot.database().equals(config.database().orElse("")));
  }
}
