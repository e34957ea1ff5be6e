package io.weik.source.database.engine;

import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.Schemas;
import java.sql.SQLException;
import java.time.Duration;

/** One time that a connector reads the log for a source, from its start to its end. */
record Run(DatabaseConfig config, Dialect dialect, Capture capture, SourceContext context) {
  /**
   * How it ended.
   *
   * @param position how far it is stored
   */
  record Ended(Ending ending, StoredPosition position) {}

  /** Goes on from a position. */
  Ended until(StoredPosition from) throws InterruptedException {
    var position = from;
    try (var lag = new Lag(config, dialect, capture, context);
        var reader =
            open(
                config,
                capture,
                unreadable(config, context),
                context.source(),
                Shapes.stored(context),
                from)) {
      var following = new Following(context, reader, decoder(config, capture, from), lag, from);
      try {
        following.run();
      } finally {
        position = following.position();
      }
      throw new IllegalStateException("a log has no end");
    } catch (InterruptedException stop) {
      throw stop;
    } catch (Exception thrown) {
      return new Ended(Ending.of(thrown, dialect), position);
    }
  }

  static Decoder decoder(DatabaseConfig config, Capture capture, StoredPosition from) {
    return new Decoder(capture, config, Schemas.selection(config), from);
  }

  static Unreadable unreadable(DatabaseConfig config, SourceContext context) {
    return new Unreadable(context, Schemas.selection(config));
  }

  /** Starts a connector that calls itself by a name that no other has. */
  static Reader open(
      DatabaseConfig config,
      Capture capture,
      Unreadable unreadable,
      String name,
      Shapes shapes,
      StoredPosition from)
      throws SQLException {
    var key = OpenReaders.add(new OpenReaders.Opened(capture, shapes, unreadable));
    try {
      var properties = Properties.of(config, capture, name, key, !from.shapesKnown());
      return new Reader(capture, properties, from.offset(), silence(config));
    } catch (SQLException | RuntimeException failed) {
      OpenReaders.remove(key);
      throw failed;
    }
  }

  private static Duration silence(DatabaseConfig config) {
    return config.heartbeat().multipliedBy(3).plusSeconds(2);
  }
}
