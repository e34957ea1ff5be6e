package io.weik.source.filewatch.watch;

import io.weik.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells which limit of inotify(7) is reached, and the setting that raises it. */
final class Limit {
  private static final Path SETTINGS = Path.of("/proc/sys/fs/inotify");

  private Limit() {}

  static boolean isReached(int error) {
    return error == Errno.ENOSPC || error == Errno.ENOMEM;
  }

  /** For an error of {@code inotify_add_watch}. */
  static WatchLimitException ofWatches(int error) {
    if (error == Errno.ENOMEM) {
      return new WatchLimitException(
          Problem.internal("the kernel has no memory to watch more folders"));
    }
    return reached("folders watched by this user", "max_user_watches", "");
  }

  /** For an error of {@code inotify_init1}. */
  static WatchLimitException ofInstances(int error) {
    if (error == Errno.EMFILE) {
      return reached(
          "inotify instances of this user", "max_user_instances", ", or raise ulimit -n");
    }
    return new WatchLimitException(
        Problem.internal("the kernel opens no inotify instance").value("error " + error));
  }

  private static WatchLimitException reached(String what, String setting, String orElse) {
    String now = now(setting);
    String next = now.isEmpty() ? "524288" : String.valueOf(2 * Long.parseLong(now));
    return new WatchLimitException(
        Problem.internal("the limit of " + what + " is reached")
            .value("fs.inotify." + setting + (now.isEmpty() ? "" : "=" + now))
            .hint("sysctl -w fs.inotify." + setting + "=" + next + orElse));
  }

  private static String now(String setting) {
    try {
      return Files.readString(SETTINGS.resolve(setting)).strip();
    } catch (IOException _) {
      return "";
    }
  }
}
