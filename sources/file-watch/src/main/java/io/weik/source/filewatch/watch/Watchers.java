package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the watcher that fits a place. */
public final class Watchers {
  private Watchers() {}

  /**
   * A watcher for folders at and below a root, which need not be there yet.
   *
   * @throws WatchLimitException when the kernel gives no more; {@link #polling} still works
   */
  public static Watcher open(Path root) throws IOException {
    if (pollingReason(root).isPresent()) {
      return polling();
    }
    return Native.PRESENT
        ? new LinuxWatcher(Dispatcher.sharedWatcher(), Mounts::now, Polling.SHORTEST_PAUSE)
        : new JdkWatcher(root);
  }

  /** A watcher that lists its folders again and again, for when nobody tells. */
  public static Watcher polling() {
    return new PollingWatcher(Polling.SHORTEST_PAUSE);
  }

  /** Why {@link #open} polls at this root, as a sentence for a warning; empty when it does not. */
  public static Optional<String> pollingReason(Path root) {
    return pollingReason(root, Mounts.now());
  }

  static Optional<String> pollingReason(Path root, Mounts mounts) {
    return mounts
        .of(real(root))
        .filter(Mounts.Mount::isShared)
        .map(
            mount ->
                "%s is on %s (%s), where the system tells only what this machine changes: it is listed again and again instead"
                    .formatted(Names.shown(root), Names.shown(mount.point()), mount.type()));
  }

  /** Links resolved as far as there is something. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path there = absolute;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there.toRealPath().resolve(there.relativize(absolute));
    } catch (IOException _) {
      return absolute;
    }
  }
}
