package io.weik.testkit;

import io.weik.api.source.Source;
import java.time.Duration;

class RunningLedgerTest extends SourceContract {
  private final Ledger ledger = new Ledger();

  @Override
  protected Source source() {
    return ledger.running();
  }

  @Override
  protected void makeHappen(int count) {
    ledger.write(count);
  }

  @Override
  protected Duration stillness() {
    return Duration.ofMillis(30);
  }
}
