package io.weik.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the commands of the README's tour, in their order, as a reader would. */
class TourTest {
  private static final Pattern STEP =
      Pattern.compile("(?ms)^<!-- tour: (.*?) -->\\s*```sh\\n(.*?)^```");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** One block of the tour: the text that its output holds, and its commands. */
  private record Step(String expected, String commands) {}

  @TempDir Path folder;

  private int port;
  private int adminPort;
  private @Nullable Process running;

  @BeforeEach
  void choosePorts() throws IOException {
    try (var one = new ServerSocket(0);
        var other = new ServerSocket(0)) {
      port = one.getLocalPort();
      adminPort = other.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    var process = running;
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void everyCommandOfTheTourDoesWhatTheReadmeSays() throws Exception {
    var steps = steps();
    Path shown = folder.resolve("shown.txt");
    running = shell(steps.getFirst().commands()).redirectOutput(shown.toFile()).start();
    await().atMost(PATIENCE).until(() -> Files.readString(shown).contains("ready in"));

    for (var step : steps.subList(1, steps.size())) {
      assertThat(output(step.commands())).as(step.commands()).contains(step.expected());
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Files.readString(shown))
                    .contains("ann pushed to refs/heads/main")
                    .containsPattern("refused .*signature does not match")
                    .contains("\u2192 announce \u2713"));
  }

  private static List<Step> steps() {
    var steps =
        STEP.matcher(Repository.text(Repository.root().resolve("README.md")))
            .results()
            .map(found -> new Step(found.group(1), found.group(2)))
            .toList();
    assertThat(steps).hasSizeGreaterThan(5);
    return steps;
  }

  private String output(String commands) throws IOException, InterruptedException {
    Path written = Files.createTempFile(folder, "step", ".txt");
    var process = shell("set -e\n" + commands).redirectOutput(written.toFile()).start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(commands).isTrue();
    var output = Files.readString(written, UTF_8);
    assertThat(process.exitValue()).as(commands + "\n" + output).isZero();
    return output;
  }

  private ProcessBuilder shell(String commands) {
    var builder =
        new ProcessBuilder("bash", "-c", commands.replace("localhost:8080", "localhost:" + port))
            .directory(Repository.root().toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "WEIKIO_BUILDING", "yes",
                "WEIKIO_DATA_DIR", folder.resolve("data").toString(),
                "WEIKIO_PORT", String.valueOf(port),
                "WEIKIO_ADMIN_PORT", String.valueOf(adminPort),
                "WEIKIO_SERVER", "http://127.0.0.1:" + adminPort));
    return builder;
  }
}
