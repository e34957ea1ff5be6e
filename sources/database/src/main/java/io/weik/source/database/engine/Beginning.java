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
      if (lost.isPresent()) {
        return after(lost.get(), stored.get());
      }
      var position = stored.get().on(capture.server(connection));
      boolean isShaped = position.shapesKnown() && !Shapes.areMissing(context);
      return isShaped ? position : shaped(connection, position);
    }
  }

  /** Where it goes on after a loss: at the end of the log as it is now. */
  StoredPosition after(Gap gap, StoredPosition stored) throws SQLException, InterruptedException {
    var policy = context.gap(gap);
    try (var connection = dialect.connect()) {
      return anew(connection, stored.life() + 1, policy == OnGap.RESNAPSHOT);
    }
  }

  /** The same, with shapes of tables as the server has them now. */
  StoredPosition reshaped(StoredPosition position) throws SQLException, InterruptedException {
    try (var connection = dialect.connect()) {
      return shaped(connection, position);
    }
  }

  /**
   * Stores a position with the shapes that tables have now in one write, so that they are as old as
   * it is however long rows are read before the log.
   */
  private StoredPosition shaped(Connection connection, StoredPosition position)
      throws SQLException, InterruptedException {
    var shapes = capture.shapes(connection);
    return store(position.shaped(!shapes.isEmpty()), Shapes.replacement(context, shapes));
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
    return shaped(connection, position);
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
