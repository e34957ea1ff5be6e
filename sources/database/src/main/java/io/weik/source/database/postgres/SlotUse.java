package io.weik.source.database.postgres;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.source.database.log.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that nobody else reads from the slot. The server may not have noticed yet that an
 * earlier connection of the same source is gone: that one is ended.
 *
 * @param connection to ask and tell the server
 */
record SlotUse(SourceContext context, String slotName, Connection connection) {
  private static final String SESSION = "log/session";
  private static final int TRIES = 100;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final String WHO =
      """
      SELECT coalesce(application_name, ''), coalesce(client_addr::text, 'its own machine')
      FROM pg_catalog.pg_stat_activity WHERE pid = ?
      """;

  /**
   * Returns when the slot is free.
   *
   * @throws ProblemException telling who has it
   */
  void await() throws SQLException, InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      int user = Slot.find(connection, slotName).map(Slot::user).orElse(0);
      if (user == 0) {
        return;
      }
      if (isOwn(user)) {
        end(user);
      }
      Pause.of(PAUSE);
    }
    throw inUse(Slot.find(connection, slotName).map(Slot::user).orElse(0));
  }

  /**
   * The slot once it is made in whole; empty when it is not there. Making one that an earlier
   * connection of the same source began is ended, and with it the slot.
   */
  Optional<Slot> made() throws SQLException, InterruptedException {
    var found = Slot.find(connection, slotName);
    while (found.isPresent() && !found.get().ready()) {
      int user = found.get().user();
      context.progress("waits for slot %s, which is being made".formatted(slotName));
      if (user != 0 && isOwn(user)) {
        end(user);
      }
      Pause.of(PAUSE);
      found = Slot.find(connection, slotName);
    }
    return found;
  }

  /** Remembers that this process of the server is the source's own, durably. */
  void remember(int process) throws InterruptedException {
    var value = Payload.ofText(Integer.toString(process));
    context.emitter().emit(List.of(), new StateChange.Put(SESSION, value));
  }

  private boolean isOwn(int process) throws SQLException {
    boolean remembered =
        context
            .state(SESSION)
            .map(Payload::text)
            .filter(Integer.toString(process)::equals)
            .isPresent();
    return remembered && who(process).contains(context.source());
  }

  private void end(int process) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT pg_catalog.pg_terminate_backend(?)")) {
      statement.setInt(1, process);
      statement.execute();
    }
  }

  private String who(int process) throws SQLException {
    try (var statement = connection.prepareStatement(WHO)) {
      statement.setInt(1, process);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) + " at " + rows.getString(2) : "";
      }
    }
  }

  private ProblemException inUse(int process) throws SQLException {
    return new ProblemException(
        Problem.remote("replication slot %s is in use".formatted(slotName))
            .value("process %d of the server, %s".formatted(process, who(process)))
            .hint(
                "does another Weikio run a source of this name? SlotName gives this one a slot of"
                    + " its own"));
  }
}
