package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
  @Test
  void placesAreAlignedAndCounted() {
    var problems =
        List.of(
            Problem.user("unknown type")
                .value("webhok")
                .expected("webhook")
                .hint("did you mean webhook?")
                .at(new Location("push.yaml", 6, 9))
                .in("EventSource github")
                .path("spec.Type"),
            Problem.user("a tab where spaces belong").at(new Location("other.yaml", 31, 13)));

    assertThat(ProblemText.format(problems, "nothing was applied"))
        .isEqualTo(
            """
            push.yaml:6:9    EventSource github \u00b7 spec.Type
                unknown type: webhok (expected: webhook)
                did you mean webhook?
            other.yaml:31:13
                a tab where spaces belong

            2 problems in 2 files; nothing was applied.
            """);
  }

  @Test
  void aProblemWithoutAPlaceStandsAlone() {
    assertThat(
            ProblemText.format(
                List.of(Problem.user("no such file or folder").value("a.yaml")), "nothing was run"))
        .isEqualTo(
            """
            no such file or folder: a.yaml

            1 problem; nothing was run.
            """);
  }

  @Test
  void controlCharactersAreEscaped() {
    assertThat(ProblemText.format(List.of(Problem.user("a\u001b[31mb\nc")), "x"))
        .startsWith("a\\u001b[31mb\\u000ac\n");
  }

  @Test
  void noNoticesAreNoText() {
    assertThat(ProblemText.notices(List.of())).isEmpty();
  }
}
