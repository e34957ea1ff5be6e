package io.weik.source.filewatch;

import io.weik.api.source.Source;
import io.weik.testkit.SourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/** What every source promises, with files. */
abstract class FileContract extends SourceContract {
  @TempDir Path dir;
  private int made;

  abstract String mode();

  @Override
  protected Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  protected Source source() {
    return new FileWatchType()
        .create(
            ConfigText.config(
                dir, "StabilityPeriod", "150ms", "PollingInterval", "20ms", "Mode", mode()));
  }

  @Override
  protected void makeHappen(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.writeString(dir.resolve("f" + made++), "x");
    }
  }
}
