package io.weik.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits for the committer, in order of arrival, bounded by number and bytes. */
final class Intake {
  private static final int MOST_COMMITS = 8192;
  private static final long MOST_BYTES = 32L << 20;
  private static final int GROUP_COMMITS = 2048;
  private static final long GROUP_BYTES = 8L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final ArrayDeque<Commit> commits = new ArrayDeque<>();
  private long bytes;
  private int lastGroup;
  private boolean closed;

  /** Adds at the end; blocks while it is full. False once it is closed. */
  boolean add(Commit commit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && isFull()) {
        drained.await();
      }
      if (closed) {
        return false;
      }
      commits.add(commit);
      bytes += commit.size();
      if (commits.size() == 1) {
        filled.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next commits to write together; none when the time passed first or it is closed. */
  List<Commit> take(long nanos) throws InterruptedException {
    gather();
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (commits.isEmpty() && !closed && left > 0) {
        left = filled.awaitNanos(left);
      }
      return group();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets the callers that the last group woke come back with their next commit, as long as that
   * many are not here yet and more keep coming: their number shares a sync at no delay.
   */
  @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but speed
  private void gather() {
    int seen = 0;
    for (int now = size(); now > seen && now < lastGroup; now = size()) {
      seen = now;
      Thread.yield();
    }
  }

  private int size() {
    lock.lock();
    try {
      return commits.size();
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing is added; what is there can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is closed and nothing is left. */
  boolean isFinished() {
    lock.lock();
    try {
      return closed && commits.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private List<Commit> group() {
    var group = new ArrayList<Commit>();
    long size = 0;
    boolean wasFull = isFull();
    while (!commits.isEmpty() && group.size() < GROUP_COMMITS && size < GROUP_BYTES) {
      var commit = commits.remove();
      size += commit.size();
      group.add(commit);
    }
    bytes -= size;
    lastGroup = group.size();
    if (wasFull) {
      drained.signalAll();
    }
    return group;
  }

  private boolean isFull() {
    return commits.size() >= MOST_COMMITS || bytes >= MOST_BYTES;
  }
}
