package io.weik.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
  private static final Terminal NOBODY = new Terminal(Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", " yes "})
  void aYesIsConsent(String typed) {
    var person = new Terminal(Optional.of(() -> typed));

    assertThatCode(() -> person.consent(false, "sure?")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "no", "yet"})
  void anythingElseIsNone(String typed) {
    var person = new Terminal(Optional.of(() -> typed));

    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> person.consent(false, "sure?"))
        .matches(refused -> refused.exitCode() == 1)
        .withMessage("nothing was changed");
  }

  @Test
  void whereNobodyIsThereForceIsNeeded() {
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> NOBODY.consent(false, "sure?"))
        .matches(refused -> refused.exitCode() == 2)
        .withMessageContaining("add --force");
    assertThatCode(() -> NOBODY.consent(true, "sure?")).doesNotThrowAnyException();
  }

  @Test
  void theQuestionNamesWhatWouldBeLost() {
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(
            () ->
                Removal.consent(
                    NOBODY, List.of(new Removal("billing", 1), new Removal("search", 1200))))
        .withMessageStartingWith(
            """
            EventSubscription billing has 1 pending event
            EventSubscription search has 1,200 pending events
            their places would be forgotten; remove for good?""");
    assertThatCode(() -> Removal.consent(NOBODY, List.of())).doesNotThrowAnyException();
  }
}
