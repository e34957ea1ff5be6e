package io.weik.source.database.engine;

import io.debezium.pipeline.ChangeEventSourceCoordinator;
import io.weik.api.problem.Problem;
import io.weik.api.source.Gap;
import io.weik.source.database.table.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** What Debezium's connector for one product does in its own way. Safe for several threads. */
interface Capture {
  /** The same for a trial, which reads beside the source itself. */
  default Capture forTrial() {
    return this;
  }

  /** A connector that has not been started. */
  SourceTask connector();

  /** Whether a connector of {@link #connector} reads the log by now. */
  boolean streams(SourceTask connector);

  /**
   * Does what must be done to a connector when its reader of the log is there and before that
   * reads. Called by the connector's own thread.
   *
   * @param unreadable what is to be told of parts of the log that cannot be read
   */
  default void prepare(ChangeEventSourceCoordinator<?, ?> coordinator, Unreadable unreadable) {}

  /** Whether the server says something once in a heartbeat, also when nothing changes. */
  boolean beats();

  /** The connector's properties beside those that all have. */
  Map<String, String> properties(String source) throws SQLException;

  /**
   * The mark of the server, which another one does not have, nor this one after its log is reset.
   */
  String server(Connection connection) throws SQLException;

  /** The offset of the end of the log, from which everything that comes is read. */
  Map<String, Object> end(Connection connection) throws SQLException;

  /**
   * The shapes of tables as they are now, as entries of {@link Shapes}.
   *
   * @return empty when the connector itself is to find them
   */
  default List<String> shapes(Connection connection) throws SQLException {
    return List.of();
  }

  /** What of the log is lost since a position; empty when all is there. */
  Optional<Gap> lost(Connection connection, StoredPosition position) throws SQLException;

  /** How many bytes of log there are after a position; empty when that cannot be told. */
  OptionalLong behind(Connection connection, StoredPosition position) throws SQLException;

  /** What keeps the server from writing its log; empty when it writes. */
  default Optional<Problem> standstill(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /** A position in a few words. */
  String words(Map<String, ?> offset);

  /** Where a change stands in the log that is read from a position on. */
  Place place(SourceRecord record, StoredPosition from);

  /** A column, from what the connector says of it. */
  Column column(String name, Schema schema);

  /** A value that the connector gives, as the writer of its {@link #column} takes it. */
  byte @Nullable [] raw(Schema schema, @Nullable Object value);
}
