package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one flow. In the hands of one thread at a time; what {@link Lanes} keeps
 * in it is guarded by its lock.
 */
final class Task {
  /** Bytes that a task takes without its event, about. */
  static final long LIGHT = 200;

  private static final int OVERHEAD = 400;

  final Origin origin;
  final long position;
  final String id;
  final String key;

  /** All failed tries so far, oldest first. */
  final List<DeadLetter.FailedTry> failed = new ArrayList<>();

  /** Not tried before this; meaningful while it is postponed. */
  volatile Instant due = Instant.EPOCH;

  private boolean wanted = true;
  private boolean tried;

  /** Whether a worker has it just now; guarded by the lanes. */
  boolean begun;

  /** Whether it failed before; guarded by the lanes. */
  boolean again;

  @Nullable ArrayDeque<Task> lane;
  @Nullable Event event;
  int size;

  Task(Origin origin, long position, Event event, String key) {
    this.origin = origin;
    this.position = position;
    this.id = event.id();
    this.key = key;
    load(event);
  }

  /** Keeps the event in memory. */
  void load(Event loaded) {
    event = loaded;
    size = OVERHEAD + loaded.data().map(Payload::size).orElse(0);
  }

  /** Called by the worker that has it; false when nobody wants it any more. */
  synchronized boolean begin() {
    tried = wanted;
    return wanted;
  }

  /** From now on nobody wants it; a try that has begun is finished. */
  synchronized void cancel() {
    wanted = false;
  }

  /** Cancels it, unless it has begun already: then false. */
  synchronized boolean withdraw() {
    wanted &= tried;
    return !wanted;
  }

  /** The last error so far. */
  String lastError() {
    return failed.isEmpty() ? "" : failed.getLast().error();
  }

  /**
   * Where a task comes from; is told what becomes of it. Called by the thread that has the task.
   */
  interface Origin {
    /** The task's event, read again; null when it is gone. */
    @Nullable Event read(Task task) throws InterruptedException;

    /** The flow took it. */
    void delivered(Task task) throws InterruptedException;

    /** Its event is gone: there is nothing to deliver. */
    void lost(Task task) throws InterruptedException;

    /** Whether it is tried again when it failed, as the policy says, and counts for the circuit. */
    boolean persists();

    /** It will be tried again after {@code wait}; durable when this returns. */
    void postponed(Task task, Duration wait) throws InterruptedException;

    /** It was tried for the last time; durable when this returns. Gives the dead letter's id. */
    String givenUp(Task task, Event event) throws InterruptedException;
  }
}
