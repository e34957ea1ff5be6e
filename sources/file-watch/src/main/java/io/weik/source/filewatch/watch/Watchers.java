package io.weik.source.filewatch.watch;

import java.io.IOException;
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
    return new JdkWatcher(root);
  }

  /** A watcher that lists its folders again and again, for places that tell of nothing. */
  public static Watcher polling(Path root) throws IOException {
    return new JdkWatcher(root);
  }

  /** Why {@link #open} polls at this root, as a sentence for a warning; empty when it does not. */
  public static Optional<String> pollingReason(Path root) {
    return Optional.empty();
  }
}
