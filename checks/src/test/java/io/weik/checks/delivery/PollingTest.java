package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Category;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.TryLaterException;
import io.weik.runtime.InstanceState;
import io.weik.runtime.InstanceStatus;
import io.weik.runtime.PollFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The runtime polls, one poll at a time, and tells how it goes. */
@Timeout(60)
class PollingTest extends DeliveryCase {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger polls = new AtomicInteger();

  @Test
  void aSourceIsPolledAgainAndAgainAndSaysWhatItFound() throws Exception {
    begin(SHORT, LONG, context -> () -> found(context, polls.incrementAndGet()));

    await().until(() -> figures().succeeded() >= 3);
    assertThat(instance().state()).isInstanceOf(InstanceState.Running.class);
    assertThat(figures().last().orElseThrow().summary()).endsWith("new");
    assertThat(figures().next()).isPresent();
    assertThat(instance().figures().events()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void theNextPollIsDueAfterTheInterval() throws Exception {
    var before = Instant.now();
    begin(LONG, LONG, _ -> () -> new Polled("nothing", false));

    await().until(() -> figures().succeeded() == 1);
    await().until(() -> figures().next().orElseThrow().isAfter(before.plus(LONG.dividedBy(2))));
  }

  @Test
  void aPollThatFoundMoreIsFollowedAtOnce() throws Exception {
    begin(LONG, LONG, _ -> () -> new Polled("a page", polls.incrementAndGet() < 4));

    await().until(() -> figures().succeeded() == 4);
  }

  @Test
  void aFailedPollBacksOffSaysWhyAndRecovers() throws Exception {
    begin(
        SHORT,
        LONG,
        _ ->
            () -> {
              if (polls.incrementAndGet() == 2) {
                throw new ProblemException(Problem.remote("503 from example.com"));
              }
              return new Polled("ok", false);
            });

    await().until(() -> instance().history().stream().anyMatch(PollingTest::isBackingOff));
    assertThat(why()).isEqualTo("503 from example.com");
    await().until(() -> figures().succeeded() >= 2);
    assertThat(instance().state()).isInstanceOf(InstanceState.Running.class);
    assertThat(figures().failed()).isEqualTo(1);
  }

  @Test
  void failingAgainForTheSameReasonIsOneLineOfTheHistory() throws Exception {
    begin(SHORT, LONG, failing(Problem.remote("503 from example.com")));

    await().until(() -> figures().failed() >= 2);
    assertThat(instance().history()).filteredOn(PollingTest::isBackingOff).hasSize(1);
    assertThat(backingOff().failures()).isGreaterThanOrEqualTo(2);
    assertThat(world.system("io.weik.source.changed"))
        .extracting(event -> event.data().orElseThrow().text())
        .filteredOn(text -> text.contains("503"))
        .hasSize(1);
  }

  @Test
  void anErrorOfAPollIsAFailureLikeAnyOther() throws Exception {
    begin(
        SHORT,
        LONG,
        _ ->
            () -> {
              if (polls.incrementAndGet() == 1) {
                throw new StackOverflowError("deep");
              }
              return new Polled("ok", false);
            });

    await().until(() -> figures().succeeded() >= 1);
    assertThat(why()).contains("StackOverflowError").contains("deep");
  }

  @Test
  void whatTheUserMustMendIsNotTriedBeforeTheNextPollIsDue() throws Exception {
    begin(LONG, LONG, failing(Problem.user("401 from example.com")));

    await().until(() -> figures().failed() == 1);
    assertThat(backingOff().until()).isAfter(Instant.now().plus(LONG.dividedBy(2)));
    assertThat(backingOff().why().category()).isEqualTo(Category.USER);
    assertThat(world.node().reasonsAgainstReady()).singleElement().asString().contains("401");
  }

  @Test
  void theOtherSidesWordOnWhenToComeAgainCounts() throws Exception {
    var wait = Duration.ofMinutes(10);
    begin(
        SHORT,
        LONG,
        _ ->
            () -> {
              throw new TryLaterException(Problem.remote("429 from example.com"), wait);
            });

    await().until(() -> figures().failed() == 1);
    assertThat(backingOff().until()).isAfter(Instant.now().plus(wait.dividedBy(2)));
  }

  @Test
  void aPollThatHangsIsCutOffAndTold() throws Exception {
    var interrupted = new CountDownLatch(1);
    begin(
        LONG,
        Duration.ofMillis(50),
        _ ->
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException stop) {
                interrupted.countDown();
                throw stop;
              }
              return new Polled("never", false);
            });

    interrupted.await();
    await().until(() -> figures().failed() >= 1);
    assertThat(why()).contains("took too long").contains("50 ms");
  }

  @Test
  void twoPollsNeverOverlapEvenWhenOneDoesNotEnd() throws Exception {
    var underWay = new AtomicInteger();
    var release = new CountDownLatch(1);
    begin(
        SHORT,
        Duration.ofMillis(20),
        _ ->
            () -> {
              polls.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              awaitStubbornly(release);
              underWay.decrementAndGet();
              return new Polled("late", false);
            });

    await().until(() -> why().contains("does not end"));
    release.countDown();
    await().until(() -> figures().succeeded() >= 3);
    assertThat(polls).hasValue(1);
  }

  @Test
  void aStopEndsAPollThatIsUnderWayAndClosesThePoller() throws Exception {
    var started = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    begin(
        LONG,
        LONG,
        _ ->
            new Poller() {
              @Override
              public Polled poll() throws InterruptedException {
                started.countDown();
                new CountDownLatch(1).await();
                return new Polled("never", false);
              }

              @Override
              public void close() {
                closed.countDown();
              }
            });

    started.await();
    world.node().stop();
    closed.await();
    assertThat(instance().state()).isInstanceOf(InstanceState.Stopped.class);
  }

  private void begin(Duration interval, Duration timeout, Source.Opener opener)
      throws InterruptedException {
    var schedule = new Schedule.Every(interval);
    world.hand().becomes(new Source.Polling(schedule, true, Duration.ZERO, timeout, opener));
    world.apply(Policies.DEFAULT);
  }

  private static Source.Opener failing(Problem problem) {
    return _ ->
        () -> {
          throw new ProblemException(problem);
        };
  }

  private static Polled found(SourceContext context, int number) throws InterruptedException {
    var draft = EventDraft.of("application/json", Payload.ofText("{}")).withId("e" + number);
    context.emitter().emit(List.of(draft));
    return new Polled("1 item, 1 new", false);
  }

  /** Waits whether it is interrupted or not. */
  private static void awaitStubbornly(CountDownLatch release) {
    while (true) {
      try {
        release.await();
        return;
      } catch (InterruptedException _) {
        assertThat(release.getCount()).isNotNegative();
      }
    }
  }

  private static boolean isBackingOff(InstanceState state) {
    return state instanceof InstanceState.BackingOff;
  }

  private InstanceState.BackingOff backingOff() {
    return (InstanceState.BackingOff) instance().state();
  }

  private String why() {
    return instance().history().stream()
        .filter(PollingTest::isBackingOff)
        .map(state -> state.problem().orElseThrow().message())
        .reduce("", (_, last) -> last);
  }

  private PollFigures.Snapshot figures() {
    return instance().figures().polls().orElseThrow();
  }

  private InstanceStatus instance() {
    return world.node().instances().getFirst();
  }
}
