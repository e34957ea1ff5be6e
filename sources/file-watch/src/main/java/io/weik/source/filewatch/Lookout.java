package io.weik.source.filewatch;

import io.weik.api.source.SourceContext;
import io.weik.source.filewatch.watch.Notice;
import io.weik.source.filewatch.watch.WatchLimitException;
import io.weik.source.filewatch.watch.Watcher;
import io.weik.source.filewatch.watch.Watchers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Is told of changes by the operating system, or polls where that cannot be. */
final class Lookout implements AutoCloseable {
  private static final String LIMIT = "limit";

  /** Opens a watcher for all below a folder. */
  interface Opener {
    Watcher open(Path root) throws IOException;
  }

  private final SourceContext context;
  private Watcher watcher;
  private boolean polls;

  private Lookout(SourceContext context, Watcher watcher, boolean polls) {
    this.context = context;
    this.watcher = watcher;
    this.polls = polls;
  }

  static Lookout open(Mode mode, Path root, SourceContext context, Opener opener)
      throws IOException {
    context.clear(LIMIT);
    boolean polls =
        switch (mode) {
          case AUTO -> Watchers.pollingReason(root).isPresent();
          case NOTIFY -> false;
          case POLL -> true;
        };
    if (polls) {
      return new Lookout(context, new Patience(), true);
    }
    try {
      return new Lookout(context, opener.open(root), false);
    } catch (WatchLimitException limit) {
      context.warn(LIMIT, limit.problem());
      return new Lookout(context, new Patience(), true);
    }
  }

  /** Whether changes are found only by listing. */
  boolean polls() {
    return polls;
  }

  /** From now on what happens in this folder is told. */
  void enter(Path folder) throws IOException {
    try {
      watcher.add(folder);
    } catch (WatchLimitException limit) {
      watcher.close();
      watcher = new Patience();
      polls = true;
      context.warn(LIMIT, limit.problem());
    }
  }

  /** What has happened; empty when nothing did for this long. */
  List<Notice> take(Duration atMost) throws InterruptedException, IOException {
    return watcher.take(atMost);
  }

  @Override
  public void close() {
    watcher.close();
  }
}
