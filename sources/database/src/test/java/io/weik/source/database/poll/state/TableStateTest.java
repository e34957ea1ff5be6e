package io.weik.source.database.poll.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.RecordingContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TableStateTest {
  private final TableState state =
      new TableState(
          new RecordingContext(Instant.parse("2031-05-07T09:00:00Z")), "table/", new Batch());

  @Test
  void theLastPageStaysTheLastWhenRowsBeforeItChange() {
    var list = new PageList(state, 1);
    for (int row = 0; row < 5000; row++) {
      list.insert(row(row));
    }
    list.finish();
    long last = state.head().last();

    var again = new PageList(state, 1);
    again.replace(row(0));
    again.finish();

    assertThat(state.head().last()).isEqualTo(last);
    assertThat(state.read(last).next()).isZero();
  }

  @Test
  void whatIsLeftOfTheLastPageIsTheLastWhereItIsCut() {
    var list = new PageList(state, 1);
    list.insert(row(0));
    list.insert(row(1));
    list.finish();

    var again = new PageList(state, 1);
    again.replace(row(0));
    again.cut();

    assertThat(again.number()).isEqualTo(state.head().last());
    assertThat(state.read(state.head().last()).size()).isEqualTo(1);
  }

  private static RowEntry row(int number) {
    var key = new ByteOutput();
    key.appendLong(number);
    return new RowEntry(key, number, -1, null);
  }
}
