package io.weik.source.database.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {
  private static final String HISTORY =
      "1\t0/3000000\tno recovery target specified\n\n2\tA/16B3748\tbefore 2031-05-07\n";

  @Test
  void aHistoryWasLeftWhereTheServerSays() {
    assertThat(Origin.left(1, HISTORY)).hasValue(0x3000000);
    assertThat(Origin.left(2, HISTORY)).hasValue(Lsn.parse("A/16B3748"));
    assertThat(Origin.left(3, HISTORY)).isEmpty();
  }
}
