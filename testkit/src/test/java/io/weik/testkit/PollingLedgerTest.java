package io.weik.testkit;

import io.weik.api.source.Source;

class PollingLedgerTest extends SourceContract {
  private final Ledger ledger = new Ledger();

  @Override
  protected Source source() {
    return ledger.polling();
  }

  @Override
  protected void makeHappen(int count) {
    ledger.write(count);
  }
}
