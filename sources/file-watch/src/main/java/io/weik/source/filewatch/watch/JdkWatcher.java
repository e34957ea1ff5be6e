package io.weik.source.filewatch.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the JDK tells, for systems other than Linux. It knows neither closed files nor renames. */
final class JdkWatcher implements Watcher {
  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private final Map<Path, WatchKey> keys = new HashMap<>();

  /** Told already, while the folder that they were in has yet to say so. */
  private final Set<Path> gone = new HashSet<>();

  JdkWatcher(Path root) throws IOException {
    service = root.getFileSystem().newWatchService();
  }

  @Override
  public boolean add(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      WatchKey key = folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
      folders.put(key, folder);
      keys.put(folder, key);
      gone.remove(folder);
      return true;
    } catch (NoSuchFileException | NotDirectoryException _) {
      return false;
    }
  }

  @Override
  public void remove(Path folder) {
    WatchKey key = keys.remove(folder);
    if (key != null) {
      folders.remove(key);
      key.cancel();
    }
  }

  @Override
  public List<Notice> take(Duration atMost) throws InterruptedException {
    List<Notice> notices = new ArrayList<>();
    try {
      WatchKey key = service.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      while (key != null) {
        tell(key, notices);
        key = service.poll();
      }
    } catch (ClosedWatchServiceException _) {
      return List.of();
    }
    return notices;
  }

  private void tell(WatchKey key, List<Notice> notices) {
    @Nullable Path folder = folders.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind().equals(OVERFLOW)) {
        notices.add(new Notice.Overflow());
      } else if (folder != null && event.context() instanceof Path name) {
        tell(event, folder.resolve(name), notices);
      }
    }
    if (!key.reset() && folder != null && keys.containsKey(folder)) {
      remove(folder);
      gone.add(folder);
      notices.add(new Notice.FolderGone(folder));
    }
  }

  private void tell(WatchEvent<?> event, Path path, List<Notice> notices) {
    if (event.kind().equals(ENTRY_DELETE)) {
      if (!keys.containsKey(path) && !gone.remove(path)) {
        notices.add(new Notice.Gone(path));
      }
    } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      notices.add(new Notice.Touched(path));
    } else if (event.kind().equals(ENTRY_CREATE)) {
      notices.add(new Notice.NewFolder(path));
    }
  }

  @Override
  public String way() {
    return "jdk";
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
