package io.weik.store;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StateChange;
import io.weik.api.source.StoreUnavailableException;
import io.weik.runtime.Append;
import io.weik.runtime.Appended;
import io.weik.runtime.EventLog;
import io.weik.runtime.Retention;
import io.weik.runtime.StateStore;
import io.weik.runtime.StoredEvent;
import io.weik.runtime.StreamBounds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDBException;

/**
 * The embedded backbone: streams and state in one RocksDB. Everything that is written goes through
 * one {@link Committer}; reads ask the database on the caller's thread. Calls into native code hold
 * the carrier of a virtual thread, but are short: waiting for the disk is the committer's.
 */
public final class RocksBackbone implements EventLog, StateStore, AutoCloseable {
  static final Problem CLOSED = Problem.internal("the store is closed");
  private static final StreamBounds EMPTY = new StreamBounds(1, 0, 0);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Access access;
  private final Streams streams;
  private final Committer committer;

  private RocksBackbone(Access access, Streams streams, Committer committer) {
    this.access = access;
    this.streams = streams;
    this.committer = committer;
  }

  /**
   * Opens the backbone in a folder, or creates it; recovers whatever was acknowledged before a
   * crash. The folder is this process' alone until {@link #close}.
   *
   * @param clock tells the time of storage
   * @throws ProblemException when the folder is in use, not a folder, not writable, damaged, full
   *     or written by a newer program
   */
  public static RocksBackbone open(Path folder, StoreOptions options, Clock clock) {
    return open(folder, options, clock, UnaryOperator.identity());
  }

  static RocksBackbone open(
      Path folder, StoreOptions options, Clock clock, UnaryOperator<DBOptions> more) {
    var failures = new Failures(folder);
    var place = new Folder(folder, failures);
    var streams = new Streams();
    Opening opening = () -> loaded(place, streams, Database.open(place.database(), options, more));
    place.prepare();
    try {
      var access = new Access(failures, opening.open());
      var recovery = new Recovery(place.database(), opening, access);
      long window = options.duplicateWindow().toMillis();
      var committer = new Committer(access, streams, recovery, failures, clock, window);
      committer.start();
      return new RocksBackbone(access, streams, committer);
    } catch (RocksDBException e) {
      throw new ProblemException(failures.problem(e), e);
    }
  }

  private static Database loaded(Folder place, Streams streams, Database database)
      throws RocksDBException {
    try {
      place.own();
      streams.load(database);
      return database;
    } catch (RocksDBException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public List<Appended> append(String stream, List<Append> events, List<StateChange> changes)
      throws InterruptedException {
    var drafts = new ArrayList<Draft>(events.size());
    for (var event : events) {
      drafts.add(Draft.of(event));
    }
    var appending = new Appending(streams.named(stream), drafts, StateWrite.of(changes));
    submit(appending);
    return appending.outcomes();
  }

  @Override
  public List<StoredEvent> read(String stream, long from, int maximumEvents, long maximumBytes) {
    return ask(stream, List.of(), reader -> reader.read(from, maximumEvents, maximumBytes));
  }

  @Override
  public Optional<StoredEvent> find(String stream, String id) {
    return ask(stream, Optional.empty(), reader -> reader.find(Text.utf8(id)));
  }

  @Override
  public StreamBounds bounds(String stream) {
    access.check();
    var tail = streams.tail(stream);
    return tail == null ? EMPTY : tail.bounds();
  }

  @Override
  public long positionAt(String stream, Instant time) {
    return ask(stream, 1L, reader -> reader.positionAt(time));
  }

  @Override
  public boolean awaitPosition(String stream, long position, Duration timeout)
      throws InterruptedException {
    return streams.named(stream).await(position, timeout, this::checkOpen);
  }

  @Override
  public List<String> streams() {
    access.check();
    return streams.names();
  }

  @Override
  public long retain(String stream, Retention retention) throws InterruptedException {
    var kept = streams.named(stream);
    purge(kept);
    long gone = 0;
    for (var tail = kept.tail(); tail != null; tail = kept.tail()) {
      var retirement = new Retirement(retention, tail);
      var passing = access.read(retirement::next);
      if (passing.isEmpty()) {
        reclaim(tail, gone);
        break;
      }
      var retiring = new Retiring(kept, tail.number(), passing);
      submit(retiring);
      gone += retiring.gone();
    }
    return gone;
  }

  @Override
  public void drop(String stream) throws InterruptedException {
    submit(new Dropping(streams.named(stream)));
  }

  @Override
  public Optional<Payload> get(String key) {
    byte[] name = Text.utf8(key);
    return access.read(
        database -> Optional.ofNullable(database.get(Column.STATE, name)).map(Payload::of));
  }

  @Override
  public List<Entry> scan(String prefix, String after, int limit) {
    var scan = new StateScan(Text.utf8(prefix), Text.utf8(after), limit);
    return access.read(scan::of);
  }

  @Override
  public void write(List<StateChange> changes) throws InterruptedException {
    submit(new Changing(StateWrite.of(changes), true));
  }

  @Override
  public void writeSoon(List<StateChange> changes) throws InterruptedException {
    committer.submit(new Changing(StateWrite.of(changes), false));
  }

  /** Finishes what is queued, then lets go of the folder. Safe to call twice. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    committer.close();
    access.close();
    streams.wakeAll();
  }

  private void submit(Commit commit) throws InterruptedException {
    committer.submit(commit);
    commit.await();
  }

  private void purge(Stream stream) throws InterruptedException {
    Purging purging;
    do {
      purging = new Purging(stream);
      submit(purging);
    } while (purging.isUnfinished());
  }

  private void reclaim(StreamTail tail, long gone) {
    if (gone > 0) {
      access.read(
          database -> {
            byte[] from = Keys.event(tail.number(), 0);
            database.reclaim(Column.EVENTS, from, Keys.event(tail.number(), tail.first()));
            return true;
          });
    }
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new StoreUnavailableException(CLOSED);
    }
  }

  private interface Question<T> {
    T ask(Reader reader) throws RocksDBException;
  }

  private <T> T ask(String stream, T none, Question<T> question) {
    return access.read(
        database -> {
          var tail = streams.tail(stream);
          return tail == null ? none : question.ask(new Reader(database, stream, tail));
        });
  }
}
