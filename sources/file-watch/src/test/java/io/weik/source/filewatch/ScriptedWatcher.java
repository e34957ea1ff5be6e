package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Notice;
import io.weik.source.filewatch.watch.Watcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A watcher that tells what a test lets it tell. */
class ScriptedWatcher implements Watcher {
  final List<Path> added = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Notice> notices = new LinkedBlockingQueue<>();

  void tell(Notice notice) {
    notices.add(notice);
  }

  @Override
  public boolean add(Path folder) throws IOException {
    return added.add(folder);
  }

  @Override
  public void remove(Path folder) {}

  @Override
  public List<Notice> take(Duration atMost) throws InterruptedException {
    var all = new ArrayList<Notice>();
    var first = notices.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      all.add(first);
      notices.drainTo(all);
    }
    return all;
  }

  @Override
  public String way() {
    return "scripted";
  }

  @Override
  public void close() {}
}
