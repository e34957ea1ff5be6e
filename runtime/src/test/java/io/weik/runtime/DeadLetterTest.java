package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.source.StateChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  @Test
  void aStoredDeadLetterIsReadBackWhole() {
    var letter =
        new DeadLetter(
            "L-1",
            "shop",
            "billing",
            "post-bill",
            42,
            Samples.event("application/json", "{}"),
            List.of(
                new DeadLetter.FailedTry(
                    Instant.parse("2026-01-15T10:30:00Z"), "422 unknown \"EUX\""),
                new DeadLetter.FailedTry(Instant.parse("2026-01-15T10:31:00Z"), "refused")));

    var put = (StateChange.Put) letter.put();

    assertThat(put.key()).isEqualTo("deadletter/L-1");
    assertThat(DeadLetter.of("L-1", put.value())).isEqualTo(letter);
    assertThat(letter.error()).isEqualTo("refused");
  }
}
