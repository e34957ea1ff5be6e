package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text that a user can see, word for word. To renew the pages after a change of words, run
 * with {@code -Dproblems.renew=true} and read the difference.
 */
class ProblemCatalogueTest {
  private static final Path FOLDER = Path.of("src/test/resources/problems");

  static Stream<Path> pages() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyProblemReadsAsExpected(Path yaml) throws IOException {
    var text = new ConfigText(yaml.getFileName().toString(), Payload.of(Files.readAllBytes(yaml)));

    var page = page(Fixture.reader().check(List.of(text), List.of()));

    var expected = Path.of(yaml.toString().replace(".yaml", ".expected"));
    if (Boolean.getBoolean("problems.renew")) {
      Files.writeString(expected, page);
    }
    assertThat(page).isEqualTo(Files.readString(expected));
  }

  private static String page(Checked checked) {
    return switch (checked) {
      case Checked.Valid(_, var notices) -> ProblemText.notices(notices);
      case Checked.Invalid(var problems, var notices, _) ->
          ProblemText.format(problems, "nothing was applied") + ProblemText.notices(notices);
    };
  }
}
