package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** For places where nobody tells. */
final class PollingWatcher implements Watcher {
  private final NoticeQueue notices = new NoticeQueue();
  private final Polling polling;

  PollingWatcher(Duration shortestPause) {
    polling = new Polling(notices, shortestPause);
  }

  @Override
  public boolean add(Path folder) throws IOException {
    return polling.add(folder);
  }

  @Override
  public void remove(Path folder) {
    polling.remove(folder);
  }

  @Override
  public List<Notice> take(Duration atMost) throws InterruptedException, IOException {
    return notices.take(atMost);
  }

  @Override
  public String way() {
    return "polling";
  }

  @Override
  public void close() {
    polling.close();
    notices.close();
  }
}
