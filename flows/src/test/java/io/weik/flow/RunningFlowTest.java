package io.weik.flow;

import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static io.weik.flow.Flows.withVariables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.flow.RunningFlow;
import io.weik.api.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunningFlowTest {
  private static final String SLOW = "- delay: {constant: %d}\n- log: done ${OrderId}";

  @Test
  void eventsAreProcessedSideBySideWithoutMixing(@TempDir Path folder) throws Exception {
    var write =
        flow(
            """
            - setVariable: {name: mine, simple: "${OrderId}"}
            - setBody: {simple: "${jsonpath($.id)} ${OrderId} ${variable.mine}"}
            - to: file:%s?fileName=${OrderId}
            """
                .formatted(folder),
            "OrderId");

    try (var running = Running.of(write)) {
      inParallel(
          200,
          i ->
              running.process(
                  withVariables(json("{\"id\":" + i + "}"), "{\"OrderId\":" + i + "}")));
    }

    for (int i = 0; i < 200; i++) {
      assertThat(folder.resolve("" + i)).hasContent(i + " " + i + " " + i);
    }
  }

  @Test
  void theCallersThreadRunsTheSteps() throws Exception {
    try (var running = Running.of(flow("- log: ${threadName}"))) {
      assertThat(running.process(json("{}"))).containsExactly(Thread.currentThread().getName());
    }
  }

  @Test
  void closingLetsEventsUnderWayFinish() throws Exception {
    var running = Running.of(flow(SLOW.formatted(300), "OrderId"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var event = withVariables(json("{}"), "{\"OrderId\":7}");
      var under = threads.submit(() -> running.process(event));
      Awaitility.await().until(running::isBusy);

      running.close();

      assertThat(under.get()).containsExactly("done 7");
    }
  }

  @Test
  void aFlowThatIsClosedTakesNoMoreEvents() {
    var running = Running.of(flow("- log: a"));
    running.close();

    assertThatThrownBy(() -> running.process(json("{}")))
        .isInstanceOf(StepFailedException.class)
        .hasMessage("flow orders is stopped");
  }

  @Test
  @Timeout(20)
  void closingUnderLoadLosesNoEventThatWasTaken(@TempDir Path folder) throws Exception {
    var running = Running.of(flow("- to: file:" + folder + "?fileName=${OrderId}", "OrderId"));
    var taken = new ConcurrentLinkedQueue<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 5_000).forEach(i -> threads.execute(() -> offer(running, i, taken)));
      Awaitility.await().until(() -> taken.size() > 20);

      running.close();
    }

    assertThat(taken).hasSizeGreaterThan(20);
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> !file.toString().endsWith(".inprogress")))
          .hasSameSizeAs(taken);
    }
  }

  @Test
  @Timeout(20)
  void closingWaitsNoLongerThanTheGraceTime() throws Exception {
    var options = new FlowOptions("lib/", Duration.ofMillis(200), Clock.systemUTC());
    var running = new CamelFlowEngine(options).start(flow(SLOW.formatted(5_000), "OrderId"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var under = threads.submit(() -> process(running));
      Awaitility.await().until(((CamelRunningFlow) running)::isBusy);
      var started = System.nanoTime();

      running.close();

      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
      under.cancel(true);
    }
  }

  @Test
  void whatDoesNotStartIsAProblem() {
    assertThatThrownBy(() -> Running.of(flow("- to: kafka:orders")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("component not there: kafka");
  }

  private static void offer(Running running, int number, Queue<Integer> taken) {
    try {
      running.process(withVariables(json("{}"), "{\"OrderId\":" + number + "}"));
      taken.add(number);
    } catch (Exception refused) {
      assertThat(refused).hasMessage("flow orders is stopped");
    }
  }

  private static Void process(RunningFlow flow) throws Exception {
    flow.process(json("{}"));
    return null;
  }

  private interface Task {
    void run(int number) throws Exception;
  }

  private static void inParallel(int count, Task task) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, count)
              .mapToObj(
                  i ->
                      threads.submit(
                          (Callable<Boolean>)
                              () -> {
                                task.run(i);
                                return true;
                              }))
              .toList();
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
  }
}
