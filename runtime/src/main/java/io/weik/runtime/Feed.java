package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.source.StateChange;
import io.weik.runtime.DeadLetter.FailedTry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stretch of a stream and brings what is wanted into the lanes of a delivery: the stream
 * from the cursor on, or what a replay asks for. One thread of its own reads; workers tell it what
 * became of its tasks.
 */
final class Feed implements Task.Origin {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final int READ_EVENTS = 256;
  private static final long READ_BYTES = 1 << 20;

  private final String name;
  private final Stretch stretch;
  private final Progress progress;
  private final Tries tries;
  private final Host host;
  private final Map<Long, Tries.Memory> remembered = new HashMap<>();
  private final Pace pace;
  private @Nullable Thread thread;
  private volatile boolean readAll;
  private volatile boolean restored;

  /**
   * What is read.
   *
   * @param place where it begins
   * @param last position it ends at
   * @param wanted which events; what it throws makes the event a dead letter
   * @param marked the event as the flow is to see it
   * @param delivered counts what the flow took
   */
  record Stretch(
      String stream,
      Place place,
      long last,
      Predicate<Event> wanted,
      UnaryOperator<Event> marked,
      Pace pace,
      LongAdder delivered) {}

  /** The delivery that a feed brings tasks to. */
  interface Host {
    EventLog log();

    StateStore states();

    Lanes lanes();

    Clock clock();

    /** The key that an event is kept in order by. */
    String keyOf(Event event);

    /** Calls again and again while the store cannot serve it. */
    void persistently(StoreCall call) throws InterruptedException;

    /** Positions that are gone before they were delivered; blocks while it is to stand still. */
    void gap(Feed feed, long from, long to) throws InterruptedException;

    /** Makes the event a dead letter together with other changes; gives its id. */
    String bury(Task task, Event event, List<StateChange> together) throws InterruptedException;

    /** Something unforeseen; it will be tried again after a pause. */
    void trouble(RuntimeException failure) throws InterruptedException;

    /** Everything was read and is done. */
    void ended(Feed feed) throws InterruptedException;
  }

  /** Something asked of the store. */
  @FunctionalInterface
  interface StoreCall {
    void run() throws InterruptedException;
  }

  Feed(String name, Stretch stretch, Progress progress, Tries tries, Host host) {
    this.name = name;
    this.stretch = stretch;
    this.progress = progress;
    this.tries = tries;
    this.host = host;
    this.pace = stretch.pace();
  }

  String name() {
    return name;
  }

  Progress progress() {
    return progress;
  }

  /** How many events were read and are not done. */
  int open() {
    return restored ? progress.open() : stretch.place().open().size();
  }

  /** The position up to which everything is done. */
  long position() {
    return restored ? progress.position() : stretch.place().position();
  }

  void start(String threadName) {
    thread = Threads.start(threadName, this::run);
  }

  /** Reads no further; what it brought may still be worked on. */
  void stop() throws InterruptedException {
    if (thread != null) {
      Threads.interruptAndJoin(thread);
    }
  }

  /** Stores how far it is, durably; called when it has stopped. */
  void finish() throws InterruptedException {
    if (restored) {
      progress.finish();
    }
  }

  /** As {@link #stop}; what has not begun yet is not delivered. */
  void cancel() throws InterruptedException {
    stop();
    progress.cancel();
  }

  private void run() {
    try {
      while (!readAll) {
        try {
          readOn();
        } catch (RuntimeException failure) {
          host.trouble(failure);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void readOn() throws InterruptedException {
    if (!restored) {
      restore();
      restored = true;
    }
    long next = progress.frontier() + 1;
    if (next > stretch.last()) {
      readAll = true;
      endWhenDone();
    } else if (host.lanes().awaitRoom()
        && host.log().awaitPosition(stretch.stream(), next, LOOK_AGAIN)) {
      read(next);
    }
  }

  private void restore() throws InterruptedException {
    remembered.putAll(tries.all());
    var tasks = new ArrayList<Task>();
    for (long position : stretch.place().open()) {
      if (!(remembered.get(position) instanceof Tries.Memory.Settled)) {
        var event = at(position);
        if (event == null) {
          host.gap(this, position, position);
        } else {
          tasks.add(task(position, event));
        }
      }
    }
    forgetDone(tasks);
    progress.read(progress.frontier(), tasks);
    host.lanes().add(tasks);
  }

  /** Of what is remembered, only what has not been read yet is still needed. */
  private void forgetDone(List<Task> open) {
    var positions = open.stream().map(task -> task.position).collect(Collectors.toSet());
    remembered.keySet().stream()
        .filter(position -> position <= progress.frontier() && !positions.contains(position))
        .forEach(position -> progress.also(tries.forget(position)));
    remembered.keySet().removeIf(position -> position <= progress.frontier());
  }

  private void read(long next) throws InterruptedException {
    int count = pace.isLimited() ? 1 : READ_EVENTS;
    var events = host.log().read(stretch.stream(), next, count, READ_BYTES);
    if (events.isEmpty()) {
      return;
    }
    long first = events.getFirst().position();
    if (first > next) {
      host.gap(this, next, Math.min(first - 1, stretch.last()));
      progress.read(Math.min(first - 1, stretch.last()), List.of());
      return;
    }
    var tasks = new ArrayList<Task>(events.size());
    long frontier = next - 1;
    for (var stored : events) {
      if (stored.position() <= stretch.last()) {
        frontier = stored.position();
        consider(stored, tasks);
      }
    }
    if (!tasks.isEmpty()) {
      pace.await();
    }
    progress.read(frontier, tasks);
    host.lanes().add(tasks);
    if (tasks.isEmpty()) {
      progress.store(false);
    }
  }

  private void consider(StoredEvent stored, List<Task> tasks) throws InterruptedException {
    var memory = remembered.remove(stored.position());
    if (memory instanceof Tries.Memory.Settled) {
      progress.also(tries.forget(stored.position()));
      return;
    }
    boolean wanted;
    try {
      wanted = stretch.wanted().test(stored.event());
    } catch (RuntimeException failure) {
      burySoon(stored, "the filter failed: " + Failures.text(failure));
      return;
    }
    if (wanted) {
      tasks.add(task(stored.position(), stretch.marked().apply(stored.event()), memory));
    }
  }

  private void burySoon(StoredEvent stored, String error) throws InterruptedException {
    var task = new Task(this, stored.position(), stored.event(), "");
    task.failed.add(new FailedTry(host.clock().instant(), error));
    var _ = host.bury(task, stored.event(), settled(task));
    progress.also(tries.forget(task.position));
  }

  private Task task(long position, Event event) {
    return task(position, event, remembered.get(position));
  }

  private Task task(long position, Event event, Tries.@Nullable Memory memory) {
    var task = new Task(this, position, event, host.keyOf(event));
    if (memory instanceof Tries.Memory.Waiting(var failed, var due)) {
      task.failed.addAll(failed);
      task.due = due;
    }
    return task;
  }

  private @Nullable Event at(long position) {
    return host.log().read(stretch.stream(), position, 1, 1).stream()
        .filter(stored -> stored.position() == position)
        .map(StoredEvent::event)
        .map(stretch.marked())
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable Event read(Task task) {
    return at(task.position);
  }

  @Override
  public void delivered(Task task) throws InterruptedException {
    stretch.delivered().increment();
    done(task);
  }

  @Override
  public void lost(Task task) throws InterruptedException {
    host.gap(this, task.position, task.position);
    done(task);
  }

  private void done(Task task) throws InterruptedException {
    if (task.failed.isEmpty()) {
      progress.done(task);
    } else {
      progress.done(task, tries.forget(task.position));
    }
    host.persistently(() -> progress.store(false));
    endWhenDone();
  }

  private void endWhenDone() throws InterruptedException {
    if (readAll && progress.open() == 0) {
      host.persistently(progress::finish);
      host.ended(this);
    }
  }

  @Override
  public boolean persists() {
    return true;
  }

  @Override
  public void postponed(Task task, Duration wait) throws InterruptedException {
    if (progress.isDurable()) {
      host.persistently(() -> host.states().write(List.of(tries.waits(task, wait))));
    }
  }

  @Override
  public String givenUp(Task task, Event event) throws InterruptedException {
    var id = host.bury(task, event, settled(task));
    done(task);
    return id;
  }

  private List<StateChange> settled(Task task) {
    return progress.isDurable() ? List.of(tries.settled(task)) : List.of();
  }
}
