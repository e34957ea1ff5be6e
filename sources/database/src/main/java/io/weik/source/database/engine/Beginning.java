package io.weik.source.database.engine;

import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.InitialSnapshot;
import io.weik.source.database.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds where a source goes on in the log of its server, or begins; what it finds is stored. */
record Beginning(DatabaseConfig config, Dialect dialect, Capture capture, SourceContext context) {
  /** Where it goes on. Tells when changes were lost before. */
  StoredPosition find() throws SQLException, InterruptedException {
    try (var connection = dialect.connect()) {
      var stored = StoredPosition.of(context).filter(each -> each.watched().equals(watched()));
      if (stored.isEmpty()) {
        return anew(connection, 0, config.initialSnapshot() == InitialSnapshot.DATA);
      }
      var lost = capture.lost(connection, stored.get());
      return lost.isPresent()
          ? after(lost.get(), stored.get())
          : stored.get().on(capture.server(connection));
    }
  }

  /** Where it goes on after a loss: at the end of the log as it is now. */
  StoredPosition after(Gap gap, StoredPosition stored) throws SQLException, InterruptedException {
    var policy = context.gap(gap);
    try (var connection = dialect.connect()) {
      return anew(connection, stored.life() + 1, policy == OnGap.RESNAPSHOT);
    }
  }

  /** The same, with shapes of tables that are to be taken from the server. */
  StoredPosition reshaped(StoredPosition position) throws InterruptedException {
    return store(position.reshaped(), Shapes.removal(context));
  }

  /** The same, with all rows read. */
  StoredPosition read(StoredPosition position) throws InterruptedException {
    return store(position.reading(false), List.of());
  }

  private StoredPosition anew(Connection connection, long life, boolean reading)
      throws SQLException, InterruptedException {
    var position =
        new StoredPosition(
            watched(), capture.server(connection), life, reading, false, capture.end(connection));
    return store(position, Shapes.removal(context));
  }

  private StoredPosition store(StoredPosition position, List<StateChange> others)
      throws InterruptedException {
    var changes = new ArrayList<>(others);
    changes.add(position.put());
    context.emitter().emit(List.of(), changes.toArray(StateChange[]::new));
    return position;
  }

  private String watched() {
    return "%s:%d/%s"
        .formatted(config.host().orElse(""), config.usedPort(), config.database().orElse(""));
  }
}
