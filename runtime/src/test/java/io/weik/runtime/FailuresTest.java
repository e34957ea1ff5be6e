package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void aFailureIsOneBoundedLine() {
    var text = Failures.text(new IOException("first\n  second " + "x".repeat(1000)));

    assertThat(text).startsWith("first second xxx").hasSize(501).endsWith("\u2026");
  }

  @Test
  void aFailureWithoutMessageIsNamed() {
    assertThat(Failures.text(new StackOverflowError())).isEqualTo("StackOverflowError");
  }

  @Test
  void whatIsMissingOrClosedOnDiskIsSaidInWords() {
    assertThat(Failures.problem(new NoSuchFileException("/data/in")).message())
        .isEqualTo("no such file or folder: /data/in");
    assertThat(Failures.problem(new AccessDeniedException("/data/in")).message())
        .isEqualTo("no permission: /data/in");
  }

  @Test
  void aCarriedProblemIsKept() {
    var problem = Problem.remote("connection refused").value("db:5432");

    assertThat(Failures.problem(new ProblemException(problem))).isEqualTo(problem);
    assertThat(Failures.problem(new IOException("lost"))).isEqualTo(Problem.internal("lost"));
  }
}
