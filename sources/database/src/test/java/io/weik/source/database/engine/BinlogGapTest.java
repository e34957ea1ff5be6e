package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.resource.OnGap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A part of a binlog is lost before it was read. */
@ParameterizedClass
@EnumSource(BinlogUnderTest.class)
@Timeout(120)
class BinlogGapTest extends BinlogCase {
  BinlogGapTest(BinlogUnderTest product) {
    super(product);
  }

  @Test
  void aPurgedBinlogIsAGapThatIsToldOnce() throws Exception {
    lose("FLUSH BINARY LOGS");
    await().until(this::isPurged);
    startAndWait();
    database.execute("INSERT INTO orders VALUES (9, 'nine', 1)");

    assertThat(events(2)).extracting(each -> each.at("/after/id").asInt()).containsExactly(1, 9);
    assertThat(context.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).contains("binlog"));
    restartWithoutGap();
  }

  @Test
  void aBinlogThatWasResetIsAGap() throws Exception {
    lose("RESET MASTER");
    startAndWait();
    database.execute("INSERT INTO orders VALUES (9, 'nine', 1)");

    assertThat(events(2)).extracting(each -> each.at("/after/id").asInt()).containsExactly(1, 9);
    assertThat(context.gaps()).hasSize(1);
    restartWithoutGap();
  }

  private void restartWithoutGap() throws Exception {
    stopAll();
    context = context.restarted();
    startAndWait();
    assertThat(context.gaps()).isEmpty();
  }

  @Test
  void afterAGapAllRowsAreReadWhereThatIsAskedFor() throws Exception {
    lose("RESET MASTER");
    context.onGap(OnGap.RESNAPSHOT);
    startAndWait();
    database.execute("INSERT INTO orders VALUES (9, 'nine', 1)");

    assertThat(events(4))
        .extracting(each -> each.get("operation").asText() + each.at("/after/id"))
        .containsExactly("insert1", "read1", "read2", "insert9");
  }

  @Test
  void atAGapASourceStandsStillWhereThatIsAskedFor() throws Exception {
    lose("RESET MASTER");
    context.onGap(OnGap.FAIL);
    var run = start();
    await().until(() -> run.failures().size() > 1);

    assertThat(run.failures())
        .allSatisfy(failure -> assertThat(failure).hasMessageContaining("lost"));
    assertThat(context.drafts()).hasSize(1);
  }

  /** One event is read, one is lost. */
  private void lose(String how) throws Exception {
    var run = startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    events(1);
    run.stop();
    context = context.restarted();
    database.execute("INSERT INTO orders VALUES (2, 'two', 1)", "FLUSH BINARY LOGS");
    database.execute(how);
  }

  /** A server keeps a file while it still sends it to a reader that has gone. */
  private boolean isPurged() throws Exception {
    var last = database.query("SHOW BINARY LOGS").getLast().getFirst();
    database.execute("PURGE BINARY LOGS TO '" + last + "'", "FLUSH BINARY LOGS");
    return database.query("SHOW BINARY LOGS").getFirst().getFirst().equals(last);
  }
}
