package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects what a watcher tells; adds folders that come to be, as whoever watches deeply does. */
final class Told implements AutoCloseable {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  final Watcher watcher;
  final List<Notice> all = new ArrayList<>();
  private int marks;

  Told(Watcher watcher, Path... folders) throws IOException {
    this.watcher = watcher;
    for (Path folder : folders) {
      watcher.add(folder);
    }
  }

  /** All up to one that fits. */
  List<Notice> until(Predicate<Notice> last) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (all.stream().noneMatch(last)) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new AssertionError("not told, only " + all.size() + ", at last " + lastOnes());
      }
      for (Notice notice : watcher.take(Duration.ofMillis(100))) {
        all.add(notice);
        if (notice instanceof Notice.NewFolder(Path path)) {
          watcher.add(path);
        }
      }
    }
    return all;
  }

  private List<Notice> lastOnes() {
    return all.subList(Math.max(0, all.size() - 10), all.size());
  }

  List<Notice> until(Notice last) throws IOException, InterruptedException {
    return until(last::equals);
  }

  /** All that was told of what happened before now, as the kernel keeps the order. */
  List<Notice> upToNow(Path folder) throws IOException, InterruptedException {
    Path mark = folder.resolve("mark-" + marks++);
    Files.createFile(mark);
    until(new Notice.Finished(mark));
    all.removeIf(
        notice ->
            notice.equals(new Notice.Finished(mark)) || notice.equals(new Notice.Touched(mark)));
    return all;
  }

  @Override
  public void close() {
    watcher.close();
  }
}
