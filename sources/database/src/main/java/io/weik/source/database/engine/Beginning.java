package io.weik.source.database.engine;

import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.source.database.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where a source is to go on in the log of its server. */
record Beginning(
    DatabaseConfig config, Dialect dialect, Capture capture, SourceContext context) {

  /** Where it is to go on; stored already. */
  StoredPosition find() throws SQLException, InterruptedException {
    try (var connection = dialect.connect()) {
      var stored = StoredPosition.of(context).filter(each -> each.watched().equals(watched()));
      if (stored.isEmpty()) {
        return anew(connection, 0);
      }
      var lost = capture.lost(connection, stored.get());
      return lost.isPresent()
          ? after(lost.get(), stored.get())
          : stored.get().on(capture.server(connection));
    }
  }

  /** Where it is to go on after a loss: at the end of the log as it is now. */
  StoredPosition after(Gap gap, StoredPosition stored) throws SQLException, InterruptedException {
    var policy = context.gap(gap);
    try (var connection = dialect.connect()) {
      var position = anew(connection, stored.era() + 1);
      return policy == OnGap.RESNAPSHOT ? position.toBeReadAgain() : position;
    }
  }

  /** The same with shapes of tables that are to be taken from the server. */
  StoredPosition reshaped(StoredPosition position) throws InterruptedException {
    var reshaped = position.withoutShapes();
    store(reshaped, Shapes.removal(context));
    return reshaped;
  }

  private StoredPosition anew(Connection connection, long era)
      throws SQLException, InterruptedException {
    var position =
        new StoredPosition(
            watched(), capture.server(connection), era, false, capture.end(connection));
    store(position, Shapes.removal(context));
    return position;
  }

  private void store(StoredPosition position, List<StateChange> others)
      throws InterruptedException {
    var changes = new ArrayList<>(others);
    changes.add(position.put());
    context.emitter().emit(List.of(), changes.toArray(StateChange[]::new));
  }

  private String watched() {
    return "%s:%d/%s"
        .formatted(
            config.host().orElse(""), config.usedPort(), Optional.of(config).flatMap(DatabaseConfig::database).orElse(""));
  }
}
