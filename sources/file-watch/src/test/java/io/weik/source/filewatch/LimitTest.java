package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.source.filewatch.watch.Limits;
import io.weik.source.filewatch.watch.Notice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitTest {
  @TempDir Path dir;

  @Test
  void whenNoMoreFoldersCanBeWatchedItIsSaidAndAllIsPolled() throws Exception {
    var few =
        new ScriptedWatcher() {
          @Override
          public boolean add(Path folder) throws IOException {
            if (added.size() == 2) {
              throw Limits.reached();
            }
            return super.add(folder);
          }
        };
    try (var folder =
        new WatchedFolder(dir, "IncludeSubdirectories", "true", "PollingInterval", "20ms")
            .with(_ -> few)) {
      folder.write("a/b/c/1", "1");
      folder.started();
      folder.write("a/b/c/2", "1");
      folder.write("3", "1");

      folder.thenTold("created a/b/c/2", "created 3");
      thenSaid(folder);
    }
  }

  @Test
  void fromThenOnAllIsPolledWithoutWaitingForTheNextReconciliation() throws Exception {
    var one =
        new ScriptedWatcher() {
          @Override
          public boolean add(Path folder) throws IOException {
            if (added.size() == 1) {
              throw Limits.reached();
            }
            return super.add(folder);
          }
        };
    try (var folder =
        new WatchedFolder(dir, "IncludeSubdirectories", "true", "PollingInterval", "20ms")
            .with(_ -> one)
            .started()) {
      folder.write("a/1", "1");
      one.tell(new Notice.NewFolder(dir.toRealPath().resolve("a")));
      folder.thenTold("created a/1");
      thenSaid(folder);

      folder.write("2", "1");

      folder.thenTold("created a/1", "created 2");
    }
  }

  @Test
  void whenNothingAtAllCanBeWatchedItIsSaidAndAllIsPolled() throws Exception {
    try (var folder =
        new WatchedFolder(dir, "PollingInterval", "20ms")
            .with(
                _ -> {
                  throw Limits.reached();
                })
            .started()) {
      folder.write("a", "1");

      folder.thenTold("created a");
      thenSaid(folder);
    }
  }

  private static void thenSaid(WatchedFolder folder) {
    assertThat(folder.context().warnings().get("limit"))
        .extracting(Problem::message)
        .isEqualTo("no more folders can be watched");
  }
}
