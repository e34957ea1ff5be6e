package io.weik.source.filewatch.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.weik.api.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells which limit of inotify(7) is reached, and the setting that raises it. */
final class Limit {
  private static final Path SETTINGS = Path.of("/proc/sys/fs/inotify");
  private static final int LONGEST_NUMBER = 32;

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

  /** In one read, since the kernel ends such a file after the first; empty when it is not there. */
  static String now(String setting) {
    try (InputStream file = Files.newInputStream(SETTINGS.resolve(setting))) {
      return new String(file.readNBytes(LONGEST_NUMBER), US_ASCII).strip();
    } catch (IOException _) {
      return "";
    }
  }
}
