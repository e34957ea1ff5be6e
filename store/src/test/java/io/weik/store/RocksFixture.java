package io.weik.store;

import io.weik.runtime.EventLog;
import io.weik.runtime.StateStore;
import io.weik.testkit.BackboneFixture;
import io.weik.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** An embedded backbone in a folder, with a clock that stands still. */
final class RocksFixture implements BackboneFixture {
  final ManualClock clock = new ManualClock(Instant.parse("2026-05-06T07:08:09.123Z"));
  private final Path folder;
  private RocksBackbone backbone;

  RocksFixture(Path folder) {
    this.folder = folder;
    backbone = RocksBackbone.open(folder, StoreOptions.standard(), clock);
  }

  @Override
  public EventLog log() {
    return backbone;
  }

  @Override
  public StateStore state() {
    return backbone;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }

  @Override
  public Duration duplicateWindow() {
    return StoreOptions.standard().duplicateWindow();
  }

  @Override
  public void advance(Duration time) {
    clock.advance(time);
  }

  @Override
  public void restart() {
    backbone.close();
    backbone = RocksBackbone.open(folder, StoreOptions.standard(), clock);
  }

  @Override
  public void close() {
    backbone.close();
  }
}
