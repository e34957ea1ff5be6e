package io.weik.source.database.engine;

import io.weik.api.event.EventDraft;
import io.weik.api.source.SourceContext;
import io.weik.source.database.change.Change;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Shows what is in the log since the stored position, or what comes now, for a few seconds and as a
 * reader of its own; nothing is stored, here or at the server.
 */
record Look(DatabaseConfig config, Dialect dialect, Capture capture, SourceContext context) {
  private static final Duration TIME = Duration.ofSeconds(5);
  private static final int MOST = 1000;

  /** Where it starts, and the shapes that tables have there. */
  private record Start(StoredPosition position, Shapes shapes) {}

  void run() throws SQLException, InterruptedException {
    var start = start();
    var decoder = Run.decoder(config, capture, start.position());
    var end = System.nanoTime() + TIME.toNanos();
    int shown = 0;
    try (var reader =
        Run.open(
            config,
            capture,
            Run.unreadable(config, context),
            context.source() + "-try",
            start.shapes(),
            start.position())) {
      while (System.nanoTime() < end && shown < MOST) {
        var drafts = drafts(decoder, reader.poll());
        if (!drafts.isEmpty()) {
          context.emitter().emit(drafts);
          shown += drafts.size();
        }
      }
    } catch (RuntimeException thrown) {
      throw failure(thrown);
    }
  }

  private Start start() throws SQLException {
    try (var connection = dialect.connect()) {
      var position = position(connection);
      if (position.shapesKnown() && !Shapes.areMissing(context)) {
        return new Start(position, Shapes.copied(context));
      }
      var shapes = capture.shapes(connection);
      return new Start(position.shaped(!shapes.isEmpty()), Shapes.of(context, shapes));
    }
  }

  private StoredPosition position(Connection connection) throws SQLException {
    var stored = StoredPosition.of(context);
    if (stored.isPresent() && capture.lost(connection, stored.get()).isEmpty()) {
      return stored.get();
    }
    return new StoredPosition(
        "", capture.server(connection), 0, false, false, capture.end(connection));
  }

  private List<EventDraft> drafts(Decoder decoder, List<SourceRecord> records) {
    var drafts = new ArrayList<EventDraft>();
    for (var record : records) {
      decoder
          .place(record)
          .flatMap(place -> decoder.change(record, place))
          .map(Change::draft)
          .ifPresent(drafts::add);
    }
    return drafts;
  }

  private RuntimeException failure(RuntimeException thrown) {
    return switch (Ending.of(thrown, dialect)) {
      case Ending.Failed(var failure) -> failure;
      case Ending.Lost _, Ending.Unshaped _ -> thrown;
    };
  }
}
