package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.weik.api.problem.Problem;
import io.weik.api.source.Emitter;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StoreUnavailableException;
import io.weik.testkit.RecordingContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTest {
  private static final int ITEMS = 3500;
  private static final int CALLS = 4;

  private final RecordingContext context = new RecordingContext(Polls.NOW);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void nothingIsLostOrRepeatedWhicheverWriteFailsAndTheProgramStartsAnew(int failing) {
    var failed = catchThrowable(() -> poll(failingAt(context, failing, false), 1));

    assertEachOnceAfterRestart();
    assertThat(failed).isInstanceOf(StoreUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void nothingIsLostOrRepeatedWhicheverWriteSucceedsAsTheProgramDies(int failing) {
    var failed = catchThrowable(() -> poll(failingAt(context, failing, true), 1));

    assertEachOnceAfterRestart();
    assertThat(failed).isInstanceOf(StoreUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void nothingIsLostOrRepeatedWhicheverWriteFailsAndTheProgramGoesOn(int failing) throws Exception {
    var harvest = harvest(failingAt(context, failing, false));

    var failed = catchThrowable(() -> poll(harvest, 1));
    poll(harvest, 1);
    poll(harvest, 2);

    assertThat(failed).isInstanceOf(StoreUnavailableException.class);
    assertEachOnce(context, 2);
  }

  @Test
  void aPollTakesTheWritesThatTheseTestsLetFail() throws Exception {
    var calls = new AtomicInteger();
    poll(harvest(counting(context, calls)), 1);

    assertThat(calls).hasValue(CALLS);
  }

  private void assertEachOnceAfterRestart() {
    var again = context.restarted();
    poll(again, 1);
    poll(again, 2);
    assertEachOnce(again, 2);
  }

  /** Every item once as of version 1, and the even ones as of every later version. */
  private static void assertEachOnce(RecordingContext context, int version) {
    var expected =
        IntStream.rangeClosed(1, version)
            .boxed()
            .flatMap(
                v ->
                    IntStream.range(0, ITEMS)
                        .filter(n -> v == 1 || n % 2 == 0)
                        .mapToObj(n -> item(n, v)))
            .toList();
    assertThat(context.drafts().stream().map(draft -> draft.data().orElseThrow().text()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void poll(SourceContext context, int version) {
    try {
      poll(harvest(context), version);
    } catch (Exception e) {
      throw e instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }
  }

  private static Harvest harvest(SourceContext context) {
    var options =
        new Harvest.Options(
            Optional.empty(),
            Optional.of(ItemPath.parse("id")),
            Optional.empty(),
            EmitMode.CHANGED,
            FirstPoll.ALL,
            Optional.empty(),
            Optional.empty());
    return new Harvest(context, "x", options);
  }

  private static void poll(Harvest harvest, int version) throws Exception {
    var round = harvest.begin();
    round.read(Polls.stream(array(version)), Optional.of("application/json"));
    round.finish();
  }

  private static String array(int version) {
    return IntStream.range(0, ITEMS)
        .mapToObj(n -> item(n, n % 2 == 0 ? version : 1))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String item(int number, int version) {
    return "{\"id\":%d,\"v\":%d}".formatted(number, version);
  }

  /** A context whose k-th write throws, before or after it is stored. */
  private static SourceContext failingAt(RecordingContext context, int failing, boolean stored) {
    var calls = new AtomicInteger();
    return withEmitter(
        context,
        (drafts, changes) -> {
          boolean fails = calls.incrementAndGet() == failing;
          if (!fails || stored) {
            var emitted = context.emit(drafts, changes);
            if (!fails) {
              return emitted;
            }
          }
          throw new StoreUnavailableException(Problem.internal("the disk is full"));
        });
  }

  private static SourceContext counting(RecordingContext context, AtomicInteger calls) {
    return withEmitter(
        context,
        (drafts, changes) -> {
          calls.incrementAndGet();
          return context.emit(drafts, changes);
        });
  }

  private static SourceContext withEmitter(RecordingContext context, Emitter emitter) {
    return (SourceContext)
        Proxy.newProxyInstance(
            SourceContext.class.getClassLoader(),
            new Class<?>[] {SourceContext.class},
            (_, method, arguments) -> {
              if (method.getName().equals("emitter")) {
                return emitter;
              }
              try {
                return method.invoke(context, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
