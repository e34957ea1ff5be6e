package io.weik.source.database.poll;

import io.weik.api.event.EventDraft;
import io.weik.api.problem.Problem;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Work with a database on a thread of its own: when the caller is interrupted, the statement that
 * runs is cancelled at the server. An interrupt of the thread itself would tear the connection and
 * leave the server at work.
 */
final class Work {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SourceContext context;
  private @Nullable Statement running;
  private @Nullable Thread emitting;
  private volatile boolean stopped;

  /** What is to be done. */
  @FunctionalInterface
  interface Body<T> {
    T run(Work work) throws Exception;
  }

  /** Takes a row. */
  @FunctionalInterface
  interface Row {
    /** The result stands at the row. */
    void read(ResultSet rows) throws SQLException, InterruptedException;
  }

  @FunctionalInterface
  private interface Storing<T> {
    T run() throws InterruptedException;
  }

  private Work(SourceContext context) {
    this.context = context;
  }

  /** Does it; when this returns or throws, it has ended. */
  static <T> T run(SourceContext context, Body<T> body) throws Exception {
    var work = new Work(context);
    var task = new FutureTask<T>(() -> body.run(work));
    var thread = Thread.ofVirtual().name("tables/" + context.source()).start(task);
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception failure
          ? failure
          : new IllegalStateException(String.valueOf(failed.getCause()), failed.getCause());
    } catch (InterruptedException stop) {
      work.stop();
      work.awaitEnd(thread);
      throw stop;
    }
  }

  private void awaitEnd(Thread thread) {
    boolean patient = true;
    while (thread.isAlive()) {
      try {
        if (!patient) {
          thread.interrupt();
        }
        boolean _ = thread.join(PATIENCE);
        patient = false;
      } catch (InterruptedException _) {
        patient = false;
      }
    }
  }

  private void stop() {
    Statement statement;
    synchronized (this) {
      stopped = true;
      statement = running;
      if (emitting != null) {
        emitting.interrupt();
      }
    }
    try {
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException _) {
      stopped = true; // it ended by itself, or ends when its thread is interrupted
    }
  }

  /**
   * Runs a query, which is cancelled when the work is to stop, and shows each row. When that fails
   * in the middle, the connection is given up: some drivers would read the rest first.
   */
  void read(PreparedStatement statement, Row row) throws SQLException, InterruptedException {
    watch(statement);
    boolean whole = false;
    try {
      var rows = statement.executeQuery();
      while (rows.next()) {
        check();
        row.read(rows);
      }
      whole = true;
      rows.close();
    } finally {
      if (!whole) {
        statement.getConnection().abort(Runnable::run);
      }
    }
  }

  /** From now on this statement is cancelled when the work is to stop. */
  void watch(Statement statement) throws InterruptedException {
    synchronized (this) {
      check();
      running = statement;
    }
  }

  /** Throws when the work is to stop. */
  void check() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("the source is to stop");
    }
  }

  /** As {@link io.weik.api.source.Emitter#emit}. */
  void emit(List<EventDraft> drafts, StateChange... changes) throws InterruptedException {
    var _ = store(() -> context.emitter().emit(drafts, changes));
  }

  /** As {@link SourceContext#deadLetter}. */
  void deadLetter(EventDraft draft, Problem why) throws InterruptedException {
    boolean _ =
        store(
            () -> {
              context.deadLetter(draft, why);
              return true;
            });
  }

  /** As {@link SourceContext#gap}. */
  OnGap gap(Gap gap) throws InterruptedException {
    return store(() -> context.gap(gap));
  }

  private <T> T store(Storing<T> storing) throws InterruptedException {
    synchronized (this) {
      check();
      emitting = Thread.currentThread();
    }
    try {
      return storing.run();
    } finally {
      synchronized (this) {
        emitting = null;
        boolean _ = Thread.interrupted();
      }
    }
  }
}
