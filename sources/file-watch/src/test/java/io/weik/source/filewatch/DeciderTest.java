package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.RecordingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeciderTest {
  @TempDir Path dir;
  private final Pending pending = new Pending(() -> Duration.ofNanos(100));
  private Path root;
  private Decider decider;

  @BeforeEach
  void prepare() throws Exception {
    root = dir.toRealPath();
    var config = ConfigText.config(root);
    var context = new RecordingContext(Clock.systemUTC());
    var sight = new Sight(new Root(root, root, 0, 0), Disk.REAL, false);
    var steadiness =
        new Steadiness(sight, new Selection(config), context.clock(), Duration.ofHours(1), false);
    var lookout = Lookout.open(Mode.POLL, root, context, _ -> new Patience());
    decider = new Decider(sight, Listing.blank(context), steadiness, pending, lookout);
  }

  private List<String> due(long now) {
    return decider.due(now, (_, _) -> {}).stream().map(Difference::path).toList();
  }

  @Test
  void aFileThatHasBeenStillOnlyAsFarAsIsKnownIsLookedAtTwice() throws Exception {
    Files.writeString(root.resolve("a"), "half");
    pending.touched("a", 0);
    assertThat(due(100)).isEmpty();

    Files.writeString(root.resolve("a"), "half and more");
    assertThat(due(200)).isEmpty();

    assertThat(due(300)).containsExactly("a");
  }

  @Test
  void whereChangesAreFoundByListingAFileWaitsAtLeastThatLong() {
    var config = ConfigText.config(root, "StabilityPeriod", "1s", "PollingInterval", "10s");

    assertThat(config.quiet(true)).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.quiet(false)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void withoutAPeriodOrWithALongerOneTheIntervalMakesNoDifference() {
    assertThat(ConfigText.config(root, "StabilityPeriod", "0s").quiet(true)).isZero();
    assertThat(ConfigText.config(root, "StabilityPeriod", "1m").quiet(true))
        .isEqualTo(Duration.ofMinutes(1));
  }
}
