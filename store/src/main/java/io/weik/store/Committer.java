package io.weik.store;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StoreUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. All that waits goes into one batch with one sync; whoever comes
 * meanwhile makes up the next. After a failed write it refuses everything, opens the database anew
 * as soon as that can succeed, and goes on.
 */
final class Committer {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final long TICK = TimeUnit.SECONDS.toNanos(1);

  private final Intake intake = new Intake();
  private final Access access;
  private final Streams streams;
  private final Recovery recovery;
  private final Failures failures;
  private final Clock clock;
  private final long window;
  private final Thread thread;
  private final List<Commit> carried = new ArrayList<>();
  private boolean unsynced;
  private volatile @Nullable Problem failure;

  Committer(
      Access access,
      Streams streams,
      Recovery recovery,
      Failures failures,
      Clock clock,
      long window) {
    this.access = access;
    this.streams = streams;
    this.recovery = recovery;
    this.failures = failures;
    this.clock = clock;
    this.window = window;
    thread = Thread.ofPlatform().name("store-committer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Hands over; returns once it is queued. */
  void submit(Commit commit) throws InterruptedException {
    var problem = failure;
    if (problem != null) {
      throw new StoreUnavailableException(problem);
    }
    if (!intake.add(commit)) {
      throw new StoreUnavailableException(RocksBackbone.CLOSED);
    }
  }

  /** Finishes what is queued and ends. */
  void close() {
    intake.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!intake.isFinished()) {
        serve(intake.take(failure != null || unsynced ? TICK : Long.MAX_VALUE));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody else may interrupt the committer", e);
    }
  }

  private void serve(List<Commit> commits) {
    var problem = failure == null ? null : recover();
    if (problem != null) {
      commits.forEach(commit -> commit.refuse(problem));
      return;
    }
    var group = new ArrayList<>(carried);
    carried.clear();
    for (var commit : commits) {
      if (commit.take()) {
        group.add(commit);
      }
    }
    try {
      write(group);
    } catch (RocksDBException e) {
      fail(group, failures.problem(e));
    } catch (RuntimeException | Error e) {
      LOG.error("a defect", e);
      fail(group, failures.defect(e));
    }
  }

  private void write(List<Commit> commits) throws RocksDBException {
    boolean sync = commits.stream().anyMatch(Commit::isAwaited);
    if (!commits.isEmpty()) {
      writeGroup(commits, sync);
    } else if (unsynced) {
      database().sync();
    }
    unsynced = !sync && !commits.isEmpty();
    commits.forEach(Commit::written);
  }

  private void writeGroup(List<Commit> commits, boolean sync) throws RocksDBException {
    try (var batch = new WriteBatch()) {
      var group = new Group(database(), batch, streams, clock.millis(), window);
      for (var commit : commits) {
        commit.stage(group);
      }
      group.seal();
      database().write(batch, sync);
      group.show();
    }
  }

  private Database database() {
    return Objects.requireNonNull(access.mine());
  }

  private void fail(List<Commit> group, Problem problem) {
    LOG.error("{}", problem);
    failure = problem;
    for (var commit : group) {
      if (commit.isAwaited()) {
        commit.refuse(problem);
      } else {
        carried.add(commit);
      }
    }
  }

  private @Nullable Problem recover() {
    try {
      if (recovery.attempt()) {
        LOG.info("the store works again");
        failure = null;
      }
    } catch (RocksDBException e) {
      failure = failures.problem(e);
    } catch (ProblemException e) {
      failure = e.problems().getFirst();
    }
    return failure;
  }
}
