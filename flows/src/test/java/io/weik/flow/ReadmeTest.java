package io.weik.flow;

import static io.weik.flow.Flows.json;
import static io.weik.flow.Flows.withVariables;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleLogsWhatItSays(String steps, String lines) throws Exception {
    try (var running = Running.of(Flows.flow(steps, "OrderId", "Total", "Folder"))) {
      assertThat(running.process(order())).containsExactlyElementsOf(lines.lines().toList());
    }
  }

  @Test
  void everyBlockOfStepsIsAnExample() throws IOException {
    assertThat(readme().split("```yaml", -1)).hasSize((int) examples().count() + 1);
  }

  static Stream<Arguments> examples() throws IOException {
    return EXAMPLE
        .matcher(readme())
        .results()
        .map(match -> Arguments.of(match.group(1), match.group(2)));
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private Event order() {
    return withVariables(
        json(
            """
            {"customer": {"name": "Ada"},
             "items": [{"sku": "a", "count": 2}, {"sku": "b", "count": 1}]}"""),
        "{\"OrderId\": 7, \"Total\": 120.5, \"Folder\": \"%s\"}".formatted(folder));
  }
}
