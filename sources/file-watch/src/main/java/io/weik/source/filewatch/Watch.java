package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Heeds what the operating system tells, and scans when it is time or something was missed. */
final class Watch {
  private static final long TIDY = Duration.ofSeconds(1).toNanos();
  private static final long TIDY_AT_LEAST = Duration.ofSeconds(5).toNanos();

  private final Session session;
  private final Selection selection;
  private final Pending pending;
  private final Lookout lookout;
  private final LongSupplier ticks;
  private final FileWatchConfig config;
  private final SortedSet<String> folders = new TreeSet<>();
  private long scanDue;
  private long tidyDue;
  private boolean missed;

  Watch(FileWatchConfig config, Session session, Lookout lookout, LongSupplier ticks) {
    this.config = config;
    this.session = session;
    this.selection = session.selection();
    this.pending = session.pending();
    this.lookout = lookout;
    this.ticks = ticks;
    long now = ticks.getAsLong();
    this.scanDue = now + interval();
    this.tidyDue = now + TIDY;
  }

  /** Goes on until the thread is interrupted or the root goes. */
  void run() throws IOException, InterruptedException {
    while (true) {
      step();
    }
  }

  private void step() throws IOException, InterruptedException {
    for (var notice : lookout.take(untilNext())) {
      heed(notice);
    }
    if (missed || ticks.getAsLong() - scanDue >= 0) {
      missed = false;
      folders.clear();
      session.scan();
      scanDue = ticks.getAsLong() + interval();
    }
    if (!folders.isEmpty()) {
      session.scan(outermost());
      folders.clear();
    }
    scanBy(ticks.getAsLong() + interval());
    session.decide();
    if (ticks.getAsLong() - tidyDue >= 0) {
      session.tidy();
      tidyDue = ticks.getAsLong() + (session.isUntidy() ? TIDY : TIDY_AT_LEAST);
    }
  }

  /** Once the limit of the kernel is reached, the next scan comes sooner. */
  private void scanBy(long latest) {
    if (scanDue - latest > 0) {
      scanDue = latest;
    }
  }

  private long interval() {
    return (lookout.polls() ? config.pollingInterval() : config.reconcileInterval()).toNanos();
  }

  private Duration untilNext() {
    long now = ticks.getAsLong();
    long wait = Math.min(scanDue - now, tidyDue - now);
    OptionalLong due = pending.untilNext(now);
    return Duration.ofNanos(Math.max(0, Math.min(wait, due.orElse(wait))));
  }

  /** The folders to be scanned without those that are below another of them. */
  private SortedSet<String> outermost() {
    var outer = new TreeSet<String>();
    for (var folder : folders) {
      var parent = folder;
      boolean covered = false;
      while (!covered && !parent.isEmpty()) {
        parent = Root.folderOf(parent);
        covered = folders.contains(parent) && !parent.equals(folder);
      }
      if (!covered) {
        outer.add(folder);
      }
    }
    return outer;
  }

  private void heed(Notice notice) throws IOException {
    switch (notice) {
      case Notice.Touched(var path) -> touched(relative(path));
      case Notice.Finished(var path) -> finished(relative(path));
      case Notice.Gone(var path) -> touched(relative(path));
      case Notice.Renamed(var from, var to) -> renamed(relative(from), relative(to));
      case Notice.NewFolder(var path) -> folder(relative(path));
      case Notice.FolderGone(var path) -> {
        if (relative(path).isEmpty()) {
          throw new RootGoneException(session.root());
        }
        folder(relative(path));
      }
      case Notice.Overflow() -> missed = true;
    }
  }

  private String relative(Path path) {
    return session.root().relative(path);
  }

  private void folder(String path) {
    if (selection.enters(path)) {
      folders.add(path);
    }
  }

  private void touched(String path) {
    if (selection.takes(path)) {
      pending.touched(path, ticks.getAsLong());
    } else {
      doneFile(path);
    }
  }

  private void finished(String path) {
    if (selection.takes(path)) {
      pending.closed(path, ticks.getAsLong());
    } else {
      doneFile(path);
    }
  }

  private void doneFile(String path) {
    if (selection.isDoneFile(path) && selection.takes(selection.ofDoneFile(path))) {
      pending.finished(selection.ofDoneFile(path));
    }
  }

  /**
   * A file that is known under its old name waits under both, as editors move a file out of the way
   * and write a new one. One that is not, as a download, is finished under its new name.
   */
  private void renamed(String from, String to) throws IOException {
    if (session.isFolder(to)) {
      folder(from);
      folder(to);
    } else if (selection.takes(from) && session.decider().isKnown(from)) {
      touched(from);
      touched(to);
      if (selection.takes(to) && config.notifyFilters().contains(Change.RENAMED)) {
        session.decider().renamed(from, to);
      }
    } else {
      pending.forget(from);
      pending.forget(to);
      finished(to);
    }
  }
}
