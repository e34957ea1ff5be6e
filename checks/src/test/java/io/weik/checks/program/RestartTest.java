package io.weik.checks.program;

import static io.weik.checks.program.Declarations.all;
import static io.weik.checks.program.Declarations.channel;
import static io.weik.checks.program.Declarations.flow;
import static io.weik.checks.program.Declarations.subscription;
import static io.weik.checks.program.Declarations.webhook;
import static io.weik.checks.program.Declarations.writingFlow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What survives when the program is stopped and started again, and what it does meanwhile. */
class RestartTest {
  /** What a sender sees once its delivery is being read. */
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  private static final String THROWING =
      "[{throwException: {exceptionType: java.lang.IllegalStateException, message: no such customer}}]";
  private static final String RESOURCES =
      all(
          webhook("orders"),
          webhook("returns"),
          channel("events", "stream"),
          subscription("new-orders", "orders"),
          writingFlow("archive", "new-orders"),
          flow("billing", "new-orders", "Started", THROWING),
          flow(
              "search",
              "new-orders",
              "Stopped",
              "[{toD: \"file:search?fileName=${header.ce-id}\"}]"));

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void documentsCursorsWishesAndDeadLettersSurvive() {
    var before = weikio.start("serve");
    before.apply(RESOURCES);
    before.run("es", "stop", "returns");
    before.run("flow", "start", "search");
    deliver(before, "one");
    await().until(() -> before.items("/api/v1/deadletters").size() == 1);
    await().until(() -> weikio.files("archive", "search").size() == 2);
    var export = before.get("/api/v1/export").body();
    var letters = before.items("/api/v1/deadletters");
    assertThat(before.stop().exitCode()).isEqualTo(143);
    weikio.remove("archive/one", "search/one");

    var after = weikio.start("serve");

    assertThat(after.get("/api/v1/export").body()).isEqualTo(export);
    assertThat(after.items("/api/v1/deadletters")).isEqualTo(letters);
    assertThat(states(after, "eventsources")).containsExactly("orders running", "returns stopped");
    assertThat(states(after, "integrationflows"))
        .containsExactly("archive started", "billing started", "search started");
    deliver(after, "two");
    await().until(() -> weikio.files("archive", "search").size() == 2);
    assertThat(weikio.files("archive", "search")).containsExactly("archive/two", "search/two");
  }

  @Test
  void theEventsOfAStoppedFlowWaitForIt() {
    var before = weikio.start("serve");
    before.apply(
        all(
            webhook("orders"),
            channel("events", "stream"),
            subscription("new-orders", "orders"),
            writingFlow("archive", "new-orders")));
    before.run("integrationflow", "stop", "archive");
    deliver(before, "early");
    before.stop();
    var after = weikio.start("serve");
    deliver(after, "late");
    assertThat(states(after, "integrationflows")).containsExactly("archive stopped");
    assertThat(weikio.files("archive")).isEmpty();

    after.run("integrationflow", "start", "archive");

    await().until(() -> weikio.files("archive").size() == 2);
    assertThat(weikio.files("archive")).containsExactly("archive/early", "archive/late");
  }

  @Test
  void aDeliveryUnderWayIsAnsweredBeforeTheProgramEnds() throws Exception {
    var before = weikio.start("serve");
    before.apply(webhook("orders"));
    try (var sender = new Socket(InetAddress.getLoopbackAddress(), before.webhooks().getPort())) {
      write(sender, "POST /webhooks/orders HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n");
      write(sender, "Idempotency-Key: half-way\r\nContent-Length: 10\r\n");
      write(sender, "Expect: 100-continue\r\n\r\n");
      assertThat(new String(sender.getInputStream().readNBytes(CONTINUE.length()), UTF_8))
          .isEqualTo(CONTINUE);
      before.command().process().destroy();
      await().until(() -> isRefused(before.admin()));

      write(sender, "first-half");

      assertThat(new String(sender.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 202")
          .endsWith("{\"id\":\"half-way\"}");
    }
    Weikio.end(before.command());
    assertThat(weikio.start("serve").eventIds()).containsExactly("half-way");
  }

  @Test
  void stoppingUnderLoadLeavesNobodyWithAWrongAnswer() throws Exception {
    var before = weikio.start("serve");
    before.apply(webhook("orders", "{Path: orders, Provider: github, Secret: killed}"));
    var load = Load.on(before, "load-");

    before.stop();
    load.stop();

    assertThat(load.statuses()).isSubsetOf(202, 503);
    assertThat(weikio.start("serve").eventIds()).containsAll(load.acknowledged());
  }

  @Test
  void aSecondProcessOnTheSameDataIsToldSo() {
    weikio.start("serve");

    var second = weikio.run("serve", "--port", "0", "--admin-port", "0");

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err()).contains("data", "another").doesNotContain("Exception", "\tat ");
  }

  @Test
  void aPortInUseIsToldWithTheOptionToChangeIt() {
    var first = weikio.start("serve");
    var port = String.valueOf(first.webhooks().getPort());

    var second = weikio.run("serve", "--port", port, "--admin-port", "0", "--data-dir", "other");

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err())
        .startsWith("cannot listen on this address: 0.0.0.0:" + port)
        .contains("choose another port with --port")
        .doesNotContain("Exception", "\tat ");
  }

  private static void deliver(RunningWeikio running, String id) {
    var delivery = Delivery.json("/webhooks/orders", "{}").with("Idempotency-Key", id);
    assertThat(running.send(delivery).statusCode()).isEqualTo(202);
  }

  private static List<String> states(RunningWeikio running, String kind) {
    return running.items("/api/v1/" + kind).stream()
        .map(item -> item.path("name").asText() + " " + item.path("state").asText())
        .toList();
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static boolean isRefused(URI address) throws IOException {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      return false;
    } catch (ConnectException _) {
      return true;
    }
  }
}
