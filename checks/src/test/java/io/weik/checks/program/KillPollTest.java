package io.weik.checks.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every item is one event, however often the process is killed while it polls. */
class KillPollTest {
  private static final int ROUNDS = Integer.getInteger("weikio.kill.rounds", 5);
  private static final int NEW_A_POLL = 150;
  private static final int MOST = 9_000;

  @AutoClose private final Weikio weikio = new Weikio();
  private final AtomicInteger items = new AtomicInteger();
  private HttpServer api;

  @BeforeEach
  void serveItems() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/changes",
        exchange -> {
          int count = items.updateAndGet(now -> Math.min(MOST, now + NEW_A_POLL));
          var body =
              IntStream.range(0, count)
                  .mapToObj("{\"id\": %d, \"text\": \"item\"}"::formatted)
                  .collect(Collectors.joining(",", "{\"data\": {\"items\": [", "]}}"))
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    api.start();
  }

  @AfterEach
  void stopServing() {
    api.stop(0);
  }

  @Test
  void noItemIsMissingOrThereTwice() throws Exception {
    var random = new Random(5);
    var running = weikio.start("run", weikio.file("api.yaml", resources()));
    for (int round = 0; round < ROUNDS; round++) {
      var pause = new CountDownLatch(1);
      boolean _ = pause.await(random.nextInt(20, 800), TimeUnit.MILLISECONDS);
      running.kill();
      running = weikio.start("run", "api.yaml");
    }
    var last = running;
    await().until(() -> items.get() == MOST && ids(last).size() >= MOST);

    assertThat(ids(last))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, MOST).boxed().toList());
  }

  private String resources() {
    return """
    apiVersion: weik.io/v1
    kind: EventSource
    metadata: {name: api-poller}
    spec:
      Type: http-poll
      EventType: com.example.api.update
      EventSource: external-api
      Parameters:
        Url: http://127.0.0.1:%d/changes
        PollingInterval: 50ms
        ResponsePath: $.data.items
        ItemId: id
    """
        .formatted(api.getAddress().getPort());
  }

  private static List<Integer> ids(RunningWeikio running) {
    return running.events().stream()
        .map(event -> RunningWeikio.data(event).path("id").asInt())
        .toList();
  }
}
