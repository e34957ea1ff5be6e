package io.weik.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowCheckTest {
  @ParameterizedTest
  @CsvFileSource(
      resources = "/problems.txt",
      delimiterString = " => ",
      quoteCharacter = '`',
      maxCharsPerColumn = 1000)
  void aWrongStepIsAProblemWithAReason(String step, String problem) {
    assertThat(Flows.check(Flows.flow("- " + step, "OrderId")))
        .containsExactly("flow.yaml:1:3 IntegrationFlow orders · spec.Steps[0]: " + problem);
  }

  @Test
  void everyWrongStepIsFoundAtItsPlace() {
    var flow =
        Flows.flow(
            """
            - setBdy: {constant: a}
            - log: fine
            - choice: {when: [{simple: "${body} = 5", steps: [{log: x}]}]}
            - onException: {exception: [java.lang.Exception]}
            - to: sftp:host/in
            """);

    assertThat(Flows.check(flow))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("flow.yaml:1:3 ").contains("unknown step"),
            second -> assertThat(second).startsWith("flow.yaml:3:3 ").contains("malformed simple"),
            third -> assertThat(third).startsWith("flow.yaml:4:3 ").contains("no steps inside"),
            fourth -> assertThat(fourth).startsWith("flow.yaml:5:3 ").contains("camel-ftp"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- log: ${OrderId}",
        "- to: file:out?fileName=${OrderId}.json",
        "- to: {uri: 'file:out', parameters: {fileName: '${OrderId}'}}",
        "- toD: https://example.com/${OrderId}?httpMethod=PUT",
        "- setBody: {simple: 'a $${b} ${OrderId}'}",
        "- setBody: {jsonpath: '$.items[?(@.id == ${OrderId})]'}",
        "- throwException: {exceptionType: java.lang.IllegalStateException, message: no}",
        "- throwException: {exceptionType: io.weik.api.flow.RefusedException, message: no}",
        "- throwException: {exceptionType: io.weik.api.flow.RetryLaterException, message: no}",
        "- to: smtp://mail.example.com?to=ops@example.com&username=a&password=RAW(b&c)",
        "[{log: a}, {errorHandler: {noErrorHandler: {}}}]",
        "[{log: a}, {onCompletion: {steps: [{log: done}]}}]",
        "[{log: a}, {intercept: {steps: [{log: step}]}}]",
      })
  void whatWouldStartHasNoProblem(String steps) {
    assertThat(Flows.check(Flows.flow(steps, "OrderId"))).isEmpty();
  }

  @Test
  void aFlowWithoutStepsIsAProblem() {
    assertThat(Flows.check(Flows.flow("[]")))
        .containsExactly(
            "flow.yaml:1:1 IntegrationFlow orders · spec.Steps: no steps (expected: a list of Camel"
                + " steps)");
  }

  @Test
  void noProblemQuotesAValue() {
    var steps =
        List.of(
            "- to: https://user:s3cret@example.com?apiKey=s3cret&httpMethod=s3cret",
            "- to: file:x?fileExist=s3cret",
            "- log: {message: a, loggingLevel: s3cret}",
            "- filter: {simple: \"${body} = 's3cret'\", steps: [{log: a}]}",
            "- setHeader: {name: Authorization, simple: 's3cret ${body'}",
            "- to: 's3cret'",
            "- choice: {when: [{steps: [{setBody: {constant: s3cret}}]}]}");

    assertThat(steps)
        .allSatisfy(
            step ->
                assertThat(Flows.check(Flows.flow(step)))
                    .hasSize(1)
                    .first()
                    .asString()
                    .doesNotContain("s3cret"));
  }

  @Test
  void checkingTouchesNothingOutside(@TempDir Path folder) throws Exception {
    var waiting = Files.writeString(folder.resolve("waiting.txt"), "x");
    var flow =
        Flows.flow(
            """
            - to: file:%1$s/out
            - from: {uri: "file:%1$s?delete=true&initialDelay=0&delay=1", steps: [{log: taken}]}
            """
                .formatted(folder));

    assertThat(Flows.check(flow)).isEmpty();

    assertThat(folder)
        .isDirectoryContaining(waiting::equals)
        .isDirectoryNotContaining("glob:**/out");
  }
}
