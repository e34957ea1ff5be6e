package io.weik.source.database.postgres;

import io.weik.api.source.SourceContext;
import io.weik.source.database.log.Pause;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Follows the stream of changes: stores events and position together, and confirms to the server
 * only what is stored. While more is at hand events are stored many at a time, else at each commit.
 * One thread.
 */
final class Following implements AutoCloseable {
  private static final int MANY = 50;
  private static final Duration GATHERING = Duration.ofMillis(3);
  private static final Duration CONFIRM = Duration.ofMillis(200);

  private final SourceContext context;
  private final Wire wire;
  private final Decoder decoder;
  private final Progress progress;
  private final Batch batch;
  private final Duration heartbeat;
  private final Care care;
  private final Pulse pulse;
  private final Storing storing;
  private Position begun;
  private volatile long received;
  private int messages;
  private Instant lastBeat;
  private volatile Instant lastConfirm;

  /** What is to be looked after now and then. */
  @FunctionalInterface
  interface Care {
    /**
     * Looks after it.
     *
     * @param seconds how long ago the change read last was committed; 0 when there is no more
     * @return whether the stream is to be begun anew
     */
    boolean take(double seconds) throws SQLException;
  }

  Following(
      SourceContext context,
      Wire wire,
      Decoder decoder,
      Progress progress,
      Batch batch,
      Storing storing,
      Duration heartbeat,
      Care care) {
    this.context = context;
    this.wire = wire;
    this.decoder = decoder;
    this.progress = progress;
    this.batch = batch;
    this.storing = storing;
    this.begun = storing.stored();
    this.heartbeat = heartbeat;
    this.care = care;
    this.received = begun.next();
    this.lastBeat = context.clock().instant();
    this.lastConfirm = lastBeat;
    this.pulse = new Pulse(heartbeat.dividedBy(2), this::confirm);
  }

  /** Returns when the stream is to be begun anew. */
  void run() throws SQLException, InterruptedException {
    pulse.working(true);
    boolean anew = care.take(0);
    while (!anew) {
      byte @Nullable [] message = wire.poll();
      if (message == null) {
        pause();
        pulse.working(false);
        message = wire.await();
        pulse.working(true);
      }
      anew = take(message);
      if (batch.isFull()) {
        begin();
      }
    }
  }

  /** Nothing is at hand: what is whole is stored, and much gets time to become more. */
  private void pause() throws SQLException, InterruptedException {
    if (progress.isWithin() && messages >= MANY) {
      Pause.of(GATHERING); // to be woken for each row would take more than the row
    } else if (!progress.isWithin() && !batch.isEmpty()) {
      store();
    }
  }

  private boolean take(byte[] message) throws SQLException, InterruptedException {
    long place = Wire.place(message);
    received = Lsn.later(received, place);
    if (message[0] == Wire.HAS_CHANGES) {
      decoder.read(place, message, Wire.CHANGES);
      messages = progress.isWithin() ? messages + 1 : 0;
      return isDue() && !progress.isWithin() && beat(behind());
    }
    if (!progress.isWithin()) {
      progress.reach(place);
    }
    boolean wantsReply = Wire.wantsReply(message);
    if (isDue()) {
      return beat(progress.isWithin() ? behind() : 0);
    }
    if (wantsReply) {
      storeIfMoved();
      confirm();
    }
    return false;
  }

  private boolean isDue() {
    return !context.clock().instant().isBefore(lastBeat.plus(heartbeat));
  }

  private double behind() {
    var committed = decoder.transaction().committedAt();
    return Math.max(0, Duration.between(committed, context.clock().instant()).toMillis() / 1000.0);
  }

  private boolean beat(double seconds) throws SQLException, InterruptedException {
    lastBeat = context.clock().instant();
    storeIfMoved();
    storing.finish();
    confirm();
    boolean anew = care.take(seconds);
    return anew && !progress.isWithin();
  }

  private void storeIfMoved() throws SQLException, InterruptedException {
    if (!progress.isWithin() && !progress.position().equals(begun)) {
      store();
    }
  }

  /** Stores what there is while more is read. */
  private void begin() throws SQLException, InterruptedException {
    begun = progress.position();
    storing.begin(batch.take(), begun);
    confirmNowAndThen();
  }

  private void store() throws SQLException, InterruptedException {
    begin();
    storing.finish();
    confirmNowAndThen();
  }

  private void confirmNowAndThen() throws SQLException {
    var now = context.clock().instant();
    if (!now.isBefore(lastConfirm.plus(CONFIRM))) {
      confirm();
    }
  }

  private void confirm() throws SQLException {
    var now = context.clock().instant();
    lastConfirm = now;
    wire.confirm(received, storing.stored().next(), now);
  }

  @Override
  public void close() {
    storing.close();
    pulse.close();
  }
}
