package io.weik.testkit;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.HttpRoutes;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Emitted;
import io.weik.api.source.Emitter;
import io.weik.api.source.Gap;
import io.weik.api.source.Refusal;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * What a source under test is given: keeps all that it emits, tells and opens, in memory, with the
 * runtime's rule for duplicates. Safe for use by several threads.
 */
public final class RecordingContext implements SourceContext, Emitter {
  private final ManualClock clock;
  private final RecordingRoutes routes = new RecordingRoutes();
  private final List<EventDraft> drafts = new ArrayList<>();
  private final Map<String, Emitted.One> known = new HashMap<>();
  private final Map<String, Payload> state = new HashMap<>();
  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  private final List<Gap> gaps = new CopyOnWriteArrayList<>();
  private final CountDownLatch readiness = new CountDownLatch(1);
  private Optional<RuntimeException> failure = Optional.empty();

  /** A context whose time is {@code now} until a test moves it. */
  public RecordingContext(Instant now) {
    this.clock = new ManualClock(now);
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
