package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts that bite: each gives problems, soon, and never an exception. */
@Timeout(120)
class HostileTextTest {
  @Test
  void tenThousandBracketsAreTooDeep() {
    assertThat(whatOf("a: " + "[".repeat(10_000))).containsExactly("nested too deeply");
    assertThat(whatOf("{a: ".repeat(10_000))).containsExactly("nested too deeply");
    assertThat(whatOf("- ".repeat(10_000) + "x")).containsExactly("nested too deeply");
  }

  @Test
  void aChainOfAliasesIsTooDeep() {
    var chain =
        IntStream.range(1, 5_000)
            .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + "]")
            .collect(Collectors.joining("\n", "a0: &a0 [x]\n", "\n"));

    assertThat(whatOf(chain)).containsExactly("nested too deeply");
  }

  @Test
  void anAliasBombIsTooLarge() {
    var text = "x".repeat(100_000);
    var bomb = "a: &a " + text + "\nb: [" + "*a, ".repeat(1_000) + "]\n";

    assertThat(whatOf(bomb)).containsExactly("too large once its aliases are written out");
  }

  @Test
  void aHundredMegabytesAreTooLarge() {
    assertThat(whatOf("a: " + "x".repeat(100_000_000))).containsExactly("the file is too large");
  }

  @Test
  void aHugeScalarIsJustAText() {
    var problems = Fixture.problems(Fixture.source("Path: /a\nTolerance: " + "9".repeat(1 << 20)));

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().toString()).hasSizeLessThan(400);
  }

  @Test
  void variablesThatMultiplyAreStopped() {
    var variables =
        IntStream.range(1, 30)
            .mapToObj(i -> variable("v" + i, ("${v" + (i - 1) + "}").repeat(10)))
            .collect(Collectors.joining("---\n", variable("v0", "x".repeat(1_000)) + "---\n", ""));

    assertThat(whatOf(variables)).contains("placeholders stand for too much text");
  }

  @Test
  void aLongChainOfVariablesIsStopped() {
    var variables =
        IntStream.range(0, 2_000)
            .mapToObj(i -> variable("v" + i, "${v" + (i + 1) + "}"))
            .collect(Collectors.joining("---\n"));

    assertThat(whatOf(variables)).contains("variables within variables too deeply");
  }

  @Test
  void manyPlaceholdersInOneTextAreRead() {
    assertThat(whatOf(variable("many", "${TOKEN}, ".repeat(50_000)))).isEmpty();
    assertThat(whatOf(variable("many", "${".repeat(2_000)))).containsOnly("unbalanced ${");
  }

  @Test
  void aHundredThousandEmptyDocumentsAreRead() {
    assertThat(whatOf("--- {}\n".repeat(100_000)))
        .hasSize(10_001)
        .contains("more problems than can be told at once");
  }

  @Test
  void aHundredThousandUnknownKeysAreTold() {
    var keys =
        IntStream.range(0, 100_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());

    assertThat(whatOf(keys)).contains("unknown key").hasSize(10_001);
  }

  @Test
  void thousandsOfWrongReferencesAreTold() {
    var many =
        IntStream.range(0, 5_000)
            .mapToObj(HostileTextTest::subscription)
            .collect(Collectors.joining("---\n"));

    assertThat(whatOf(many)).contains("EventSource not found", "EventChannel not found");
  }

  @Test
  void utf8WithAByteOrderMarkIsRead() {
    assertThat(whatOf("\uFEFF" + variable("a", "caf\u00e9 \uD83D\uDE00"))).isEmpty();
  }

  @Test
  void utf16IsToldInEitherOrderWithAndWithoutItsMark() {
    var yaml = variable("a", "b");

    for (var charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(whatOf(Payload.of(yaml.getBytes(charset))))
          .containsExactly("the file is in UTF-16");
    }
  }

  @Test
  void onAndNoAreTextsWhereTextsBelong() {
    assertThat(Fixture.parameters("Path: on").path()).isEqualTo("on");
    assertThat(Fixture.parameters("Path: no").path()).isEqualTo("no");
  }

  @Test
  void aThousandSourcesAreRead() {
    var many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Fixture.source("Path: /" + i).replace("pushes", "source-" + i))
            .collect(Collectors.joining("---\n"));

    assertThat(Fixture.valid(many).sources()).hasSize(1_000);
  }

  private static String subscription(int number) {
    return """
    apiVersion: weik.io/v1
    kind: EventSubscription
    metadata: {name: subscription-%d}
    spec: {Source: sorce-%d, Channel: c}
    """
        .formatted(number, number);
  }

  private static String variable(String name, String value) {
    return """
    apiVersion: weik.io/v1
    kind: Variable
    metadata: {name: %s}
    spec: {Value: "%s"}
    """
        .formatted(name, value);
  }

  private static List<String> whatOf(String yaml) {
    return whatOf(Payload.ofText(yaml));
  }

  private static List<String> whatOf(Payload yaml) {
    return switch (Fixture.reader().check(List.of(new ConfigText("h.yaml", yaml)), List.of())) {
      case Checked.Valid _ -> List.of();
      case Checked.Invalid(var problems, _, _) -> problems.stream().map(Problem::what).toList();
    };
  }
}
