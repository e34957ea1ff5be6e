package io.weik.testkit;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Delivered;
import io.weik.api.source.Emitted;
import io.weik.api.source.Emitter;
import io.weik.api.source.Gap;
import io.weik.api.source.Refusal;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * What a source under test is given: keeps all that it emits, tells and opens, in memory, with the
 * runtime's rule for duplicates. Safe for use by several threads.
 */
public final class RecordingContext implements SourceContext, Emitter {
  private static final Comparator<String> UTF_8_ORDER =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final ManualClock clock;
  private final RecordingRoutes routes = new RecordingRoutes();
  private final List<EventDraft> drafts = new ArrayList<>();
  private final Map<String, Emitted.One> known = new HashMap<>();
  private final SortedMap<String, Payload> state = new TreeMap<>(UTF_8_ORDER);
  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  private final List<Gap> gaps = new CopyOnWriteArrayList<>();
  private final Map<String, Problem> warnings = new ConcurrentHashMap<>();
  private final CountDownLatch readiness = new CountDownLatch(1);
  private Optional<Problem> waiting = Optional.empty();
  private Delivered delivered = new Delivered(0, Set.of());
  private Optional<RuntimeException> failure = Optional.empty();

  /** A context whose time is {@code now} until a test moves it. */
  public RecordingContext(Instant now) {
    this.clock = new ManualClock(now);
  }

  @Override
  public String source() {
    return "source-under-test";
  }

  @Override
  public Emitter emitter() {
    return this;
  }

  @Override
  public synchronized Emitted emit(List<EventDraft> given, StateChange... changes) {
    failure.ifPresent(
        reason -> {
          throw reason;
        });
    for (var change : changes) {
      switch (change) {
        case StateChange.Put(var key, var value) -> state.put(key, value);
        case StateChange.Delete(var key) -> state.remove(key);
      }
    }
    return new Emitted(given.stream().map(this::store).toList());
  }

  private Emitted.One store(EventDraft draft) {
    long position = drafts.size();
    var id = draft.id().orElse("generated-" + position);
    var key = draft.duplicateKey().orElse(id);
    var before = known.get(key);
    if (before != null) {
      return new Emitted.One(before.id(), before.position(), true);
    }
    drafts.add(draft);
    var stored = new Emitted.One(id, position, false);
    known.put(key, stored);
    return stored;
  }

  /** From now on every emit throws {@code reason} and stores nothing. */
  public synchronized void failEmits(RuntimeException reason) {
    failure = Optional.of(reason);
  }

  @Override
  public HttpRoutes http() {
    return routes;
  }

  /** Sends a request to the route that the source has open at {@code path}; 404 when none is. */
  public HttpAnswer send(String path, HttpRequest request) throws InterruptedException {
    return routes.send(path, request);
  }

  @Override
  public Clock clock() {
    return clock;
  }

  /** The clock, to be moved. */
  public ManualClock manualClock() {
    return clock;
  }

  @Override
  public synchronized Optional<Payload> state(String key) {
    return Optional.ofNullable(state.get(key));
  }

  @Override
  public synchronized List<StateEntry> states(String prefix, String after, int limit) {
    return state.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> UTF_8_ORDER.compare(entry.getKey(), after) > 0)
        .limit(limit)
        .map(entry -> new StateEntry(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized void waiting(Problem why) {
    waiting = Optional.of(why);
  }

  /** Why the source cannot take in anything at present, as it said. */
  public synchronized Optional<Problem> waiting() {
    return waiting;
  }

  @Override
  public void warn(String topic, Problem problem) {
    warnings.put(topic, problem);
  }

  @Override
  public void clear(String topic) {
    warnings.remove(topic);
  }

  /** The problems that the source shows at present, by topic. */
  public Map<String, Problem> warnings() {
    return Map.copyOf(warnings);
  }

  @Override
  public synchronized Delivered delivered() {
    return delivered;
  }

  /** From now on this is what has been delivered. */
  public synchronized void deliver(Delivered all) {
    delivered = all;
  }

  /**
   * A context for a new start of the same source: it knows the events, the state and the time of
   * this one, and nothing else.
   */
  public synchronized RecordingContext restarted() {
    var next = new RecordingContext(clock.instant());
    next.drafts.addAll(drafts);
    next.known.putAll(known);
    next.state.putAll(state);
    next.delivered = delivered;
    return next;
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public OnGap gap(Gap gap) {
    gaps.add(gap);
    return OnGap.CONTINUE;
  }

  /** The gaps that the source told, in order. */
  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  @Override
  public void ready() {
    synchronized (this) {
      waiting = Optional.empty();
    }
    readiness.countDown();
  }

  /** Blocks until the source has said that it is ready. */
  public void awaitReady() throws InterruptedException {
    readiness.await();
  }

  /** The drafts stored so far, in order, without duplicates. */
  public synchronized List<EventDraft> drafts() {
    return List.copyOf(drafts);
  }

  /** The refusals told so far, in order. */
  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }
}
