package io.weik.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyLoadingTest {
  /** Run in a JVM of its own. */
  static final class Probe {
    private Probe() {}

    /** Makes an engine and, when told to, checks a flow. */
    public static void main(String[] arguments) {
      try (var engine = new CamelFlowEngine(FlowOptions.standard())) {
        for (var steps : arguments) {
          engine.check(Flows.flow(steps));
        }
      }
    }
  }

  @Test
  void anEngineWithoutFlowsLoadsNothingOfCamel() throws Exception {
    assertThat(loadedByProbe()).contains("io.weik.flow.CamelFlowEngine").doesNotContain("camel.");
  }

  @Test
  void theFirstFlowLoadsCamel() throws Exception {
    assertThat(loadedByProbe("- log: a"))
        .contains("org.apache.camel.impl.DefaultCamelContext")
        .doesNotContain("jakarta.mail.Session", "MailComponent", "angus", "HttpComponent");
  }

  @Test
  void theFirstFlowThatMailsLoadsMail() throws Exception {
    assertThat(loadedByProbe("- to: smtp:localhost")).contains("mail.MailComponent");
  }

  private static String loadedByProbe(String... arguments)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(
            List.of(
                java,
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
