package io.weik.source.database.postgres;

import io.weik.source.database.value.PostgresValues;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyDual;

/**
 * The stream of changes from one slot, and the confirmations back to it. One thread reads; another
 * may confirm while that one does not read.
 *
 * <p>It blocks in the driver's own blocking read, without a timeout within which a message might be
 * cut in two: instead the server is asked to send a sign of life in time.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/protocol-replication.html">START_REPLICATION,
 *     messages of the copy-both mode</a>
 */
final class Wire implements AutoCloseable {
  /** The first byte of a message with changes; other messages are signs of life. */
  static final char HAS_CHANGES = 'w';

  /** Where the changes are in such a message. */
  static final int CHANGES = 25;

  private static final VarHandle INT64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int STATUS = 34;
  private static final int WANTS_REPLY = 17;
  private static final int SILENCE = 3;

  private final Connection connection;
  private final CopyDual copy;

  private Wire(Connection connection, CopyDual copy) {
    this.connection = connection;
    this.copy = copy;
  }

  /**
   * Starts the stream, over a connection for replication that is the wire's from now on.
   *
   * @param from all that was committed before is left out
   * @param heartbeat how long the server is silent at most
   */
  static Wire open(
      Connection connection, String slot, long from, List<String> publications, Duration heartbeat)
      throws SQLException {
    long millis = Math.max(heartbeat.toMillis(), 1);
    try (var statement = connection.createStatement()) {
      statement.execute(PostgresValues.setSettings());
      // the server asks for a sign of life when half of this has passed, and expects it in the rest
      statement.execute("SET wal_sender_timeout TO " + 2 * millis);
      statement.execute("SET statement_timeout TO 0");
    }
    Executor same = Runnable::run;
    connection.setNetworkTimeout(same, (int) Math.min(SILENCE * millis, Integer.MAX_VALUE));
    var names = publications.stream().map(Sql::quoted).collect(Collectors.joining(","));
    var command =
        "START_REPLICATION SLOT %s LOGICAL %s (proto_version '1', publication_names %s)"
            .formatted(Sql.quoted(slot), Lsn.text(from), Sql.text(names));
    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyDual(command);
    return new Wire(connection, copy);
  }

  /** When a moment of the server's clock is. */
  static Instant moment(long micros) {
    return EPOCH.plusNanos(micros % 1_000_000 * 1000).plusSeconds(micros / 1_000_000);
  }

  /** Where in the log a message is; for a sign of life, where the log has been told up to. */
  static long place(byte[] message) {
    return (long) INT64.get(message, 1);
  }

  /** Whether the server waits for an answer to a sign of life. */
  static boolean wantsReply(byte[] signOfLife) {
    return signOfLife[WANTS_REPLY] != 0;
  }

  /** The next message; null when it would take waiting. */
  byte @Nullable [] poll() throws SQLException {
    return copy.readFromCopy(false);
  }

  /** The next message, however long it takes. */
  byte[] await() throws SQLException {
    byte @Nullable [] message = copy.readFromCopy(true);
    if (message == null) {
      throw new SQLException("the server ended the stream", "57P01");
    }
    return message;
  }

  /**
   * Sends a sign of life.
   *
   * @param received up to where the log has come here
   * @param flushed up to where the server may forget it
   */
  void confirm(long received, long flushed, Instant now) throws SQLException {
    var status = new byte[STATUS];
    status[0] = 'r';
    INT64.set(status, 1, received);
    INT64.set(status, 9, flushed);
    INT64.set(status, 17, flushed);
    INT64.set(status, 25, Duration.between(EPOCH, now).toNanos() / 1000);
    copy.writeToCopy(status, 0, status.length);
    copy.flushCopy();
  }

  /** Ends it at once, whoever reads. */
  @Override
  public void close() throws SQLException {
    connection.abort(Runnable::run);
  }
}
