package io.weik.flow;

import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.weik.api.resource.IntegrationFlow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when the thread of a delivery is interrupted, which is how it is cut off. */
@Timeout(20)
class CuttingOffTest {
  @AutoClose private final HttpPeer peer;

  CuttingOffTest() throws IOException {
    peer = new HttpPeer();
  }

  @Test
  void aDelayEnds() throws Exception {
    var cut = cutOff(flow("[{delay: {constant: 60000}}, {log: after}]"));

    assertThat(cut.failure())
        .isInstanceOf(StepFailedException.class)
        .hasMessage("Steps[0] delay: interrupted");
    assertThat(cut.printed()).isEmpty();
  }

  @Test
  void waitingForAnAnswerEnds() throws Exception {
    peer.hang();

    var cut = cutOff(flow("- to: " + peer.url() + "/orders?responseTimeout=60000"));

    assertThat(cut.failure()).hasMessage("POST " + peer.url() + "/orders: interrupted");
  }

  @Test
  void waitingForAMailServerEnds() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "smtp://localhost:" + silent.getLocalPort();

      var cut = cutOff(flow("- to: " + address + "?to=a@example.com"));

      assertThat(cut.failure()).hasMessage("mail by " + address + ": interrupted");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- loop: {simple: \"${body} != null\", doWhile: true, steps: [{setHeader: {name: a, constant: b}}]}",
        "- loop: {constant: 1000, steps: [{doTry: {steps: [{delay: {constant: 60000}}],"
            + " doCatch: [{exception: [java.lang.Exception], steps: [{log: caught}]}]}}]}",
        "[{delay: {constant: 60000}}, {onException: {exception: [java.lang.Exception],"
            + " handled: {constant: true}, steps: [{delay: {constant: 60000}}]}}]",
        "- split: {jsonpath: \"$\", steps: [{delay: {constant: 60000}}]}",
      })
  void aFlowThatNeverReturnsEndsWhateverItCatches(String steps) throws Exception {
    assertThat(cutOff(flow(steps)).failure()).hasMessageEndingWith(": interrupted");
  }

  private record Cut(@Nullable Throwable failure, List<String> printed) {}

  /** Interrupts {@code flow} amid an event; its thread is then fit for another event. */
  private static Cut cutOff(IntegrationFlow flow) throws Exception {
    try (var running = Running.of(flow)) {
      var failure = new CompletableFuture<@Nullable Throwable>();
      var leaked = new CompletableFuture<Boolean>();
      var thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    failure.complete(catchThrowable(() -> running.process(json("[1, 2, 3]"))));
                    leaked.complete(Thread.currentThread().isInterrupted());
                  });
      Awaitility.await().until(() -> running.isBusy() && isAmidStep(thread));

      thread.interrupt();

      assertThat(leaked.get(5, TimeUnit.SECONDS)).isFalse();
      assertThat(running.isBusy()).isFalse();
      return new Cut(failure.get(), running.logged());
    }
  }

  private static boolean isAmidStep(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(WatchedStep.class.getName()));
  }
}
