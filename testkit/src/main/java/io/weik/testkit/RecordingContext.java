package io.weik.testkit;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.HttpRoutes;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Delivered;
import io.weik.api.source.Emitted;
import io.weik.api.source.Emitter;
import io.weik.api.source.Gap;
import io.weik.api.source.Refusal;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * What a source under test is given: keeps all that it emits, tells and opens, in memory, with the
 * runtime's rule for duplicates. Safe for use by several threads.
 */
public final class RecordingContext implements SourceContext, Emitter {
  private final Clock clock;
  private final RecordingStore store;
  private final RecordingRoutes routes = new RecordingRoutes();
  private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  private final List<Gap> gaps = new CopyOnWriteArrayList<>();
  private final Map<String, Problem> warnings = new ConcurrentHashMap<>();
  private final CountDownLatch readiness = new CountDownLatch(1);
  private Optional<Problem> waiting = Optional.empty();
  private final Map<String, Double> measures = new ConcurrentHashMap<>();
  private final Map<String, DeadLetter> letters = new ConcurrentHashMap<>();
  private OnGap onGap = OnGap.CONTINUE;
  private String progress = "";
  private Delivered delivered = new Delivered(0, Set.of());

  /** A context whose time is {@code now} until a test moves it. */
  public RecordingContext(Instant now) {
    this(new ManualClock(now));
  }

  /** A context with a clock of the test's own. */
  public RecordingContext(Clock clock) {
    this(clock, new RecordingStore(true));
  }

  private RecordingContext(Clock clock, RecordingStore store) {
    this.clock = clock;
    this.store = store;
  }

  /**
   * An event that the source could not make.
   *
   * @param draft what it knew of it
   * @param why what was wrong with it
   */
  public record DeadLetter(EventDraft draft, Problem why) {}

  @Override
  public void deadLetter(EventDraft draft, Problem why) {
    letters.putIfAbsent(draft.id().orElseThrow(), new DeadLetter(draft, why));
  }

  /** What the source could not make events of, in no order. */
  public List<DeadLetter> deadLetters() {
    return List.copyOf(letters.values());
  }

  @Override
  public void measured(String name, double value) {
    measures.put(name, value);
  }

  /** The source's own figures, as it last told them. */
  public Map<String, Double> measures() {
    return Map.copyOf(measures);
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
  public Emitted emit(List<EventDraft> given, StateChange... changes) throws InterruptedException {
    return store.emit(given, changes);
  }

  /** From now on every emit throws {@code reason} and stores nothing. */
  public void failEmits(RuntimeException reason) {
    failEmitsAfter(0, reason);
  }

  /** As many emits are stored as ever; each later one throws {@code reason} and stores nothing. */
  public void failEmitsAfter(int stored, RuntimeException reason) {
    store.failAfter(stored, true, reason);
  }

  /**
   * As many emits are stored, but the last of them throws {@code reason} all the same, as do all
   * later ones: the process ended before the source knew that they were stored.
   *
   * @param stored one or more
   */
  public void loseAnswerAfter(int stored, RuntimeException reason) {
    store.failAfter(stored, false, reason);
  }

  /** From now on every emit blocks, as a store does that is too slow. */
  public void blockEmits() {
    store.fill();
  }

  /** Whether an emit is blocked at present. */
  public boolean blocksEmit() {
    return store.blocks();
  }

  /** From now on emits work again; blocked ones go on. */
  public void letEmitsWork() {
    store.work();
  }

  /** Events that are stored already are no longer told as duplicates when they come again. */
  public void forgetIds() {
    store.forgetIds();
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

  /** The clock, to be moved; the test must not have given another one. */
  public ManualClock manualClock() {
    return (ManualClock) clock;
  }

  @Override
  public Optional<Payload> state(String key) {
    return store.state(key);
  }

  @Override
  public List<StateEntry> states(String prefix, String after, int limit) {
    return store.states(prefix, after, limit);
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

  @Override
  public synchronized void progress(String words) {
    progress = words;
  }

  /** What the source last said of how far it is; empty before it did. */
  public synchronized String progress() {
    return progress;
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
   * A context for a new start of the same source: it has the events, the state and the clock of
   * this one, and a store that works.
   */
  public RecordingContext restarted() {
    var next = new RecordingContext(clock, store.copy(true, true));
    next.deliver(delivered());
    return next;
  }

  /**
   * A context for a trial of the same source: it has the state and the clock of this one, keeps
   * what is emitted, and drops all changes of the state.
   */
  public RecordingContext tried() {
    var trial = new RecordingContext(clock, store.copy(false, false));
    trial.deliver(delivered());
    return trial;
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public OnGap gap(Gap gap) {
    gaps.add(gap);
    if (onGap == OnGap.FAIL) {
      throw new ProblemException(Problem.user("events were lost: " + gap.reason()));
    }
    return onGap;
  }

  /** What the resource says to do about gaps from now on; {@code continue} without this. */
  public void onGap(OnGap policy) {
    onGap = policy;
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

  /** Whether the source has said that it is ready. */
  public boolean isReady() {
    return readiness.getCount() == 0;
  }

  /** The drafts stored so far, in order, without duplicates. */
  public List<EventDraft> drafts() {
    return store.drafts();
  }

  /** The refusals told so far, in order. */
  public List<Refusal> refusals() {
    return List.copyOf(refusals);
  }
}
