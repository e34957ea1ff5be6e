package io.weik.source.filewatch.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The limits themselves, in a user namespace, so that nobody else on the machine is touched. Where
 * none may be made, {@link DispatcherTest} still covers what is said.
 */
@EnabledOnOs(OS.LINUX)
class RealLimitTest {
  private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-root-user");

  @TempDir Path in;

  @Test
  void theFolderBeyondTheLimitIsRefusedAndThoseBeforeAreStillTold() throws Exception {
    assumeTrue(canLimit(), "this machine lets nobody make a user namespace");

    assertThat(limited("max_inotify_watches", 3))
        .containsSubsequence(
            "added true", "added true", "added true", "limit of folders watched", "told");
  }

  @Test
  void anInstanceBeyondTheLimitIsRefused() throws Exception {
    assumeTrue(canLimit(), "this machine lets nobody make a user namespace");

    assertThat(limited("max_inotify_instances", 0)).contains("limit of inotify instances");
  }

  private static boolean canLimit() throws InterruptedException {
    try {
      return new ProcessBuilder(join(NAMESPACE, "test", "-w", "/proc/sys/user/max_inotify_watches"))
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private String limited(String limit, int most) throws Exception {
    String script = "echo " + most + " > /proc/sys/user/" + limit + "; exec \"$@\"";
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                join(
                    NAMESPACE,
                    "sh",
                    "-ec",
                    script,
                    "sh",
                    java,
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LimitedWatching.class.getName(),
                    in.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static List<String> join(List<String> first, String... rest) {
    return java.util.stream.Stream.concat(first.stream(), java.util.Arrays.stream(rest)).toList();
  }

  /** Watches one folder after the other until that is refused; run as a program of its own. */
  static final class LimitedWatching {
    private LimitedWatching() {}

    public static void main(String[] arguments) throws Exception {
      Path in = Path.of(arguments[0]);
      try (Watcher watcher = Watchers.open(in)) {
        for (int i = 0; ; i++) {
          Path folder = Files.createDirectory(in.resolve("folder-" + i));
          System.out.println("added " + addedOrTold(watcher, folder, in.resolve("folder-0/a")));
        }
      } catch (WatchLimitException limit) {
        System.out.println(limit.problem());
      }
    }

    private static boolean addedOrTold(Watcher watcher, Path folder, Path file) throws Exception {
      try {
        return watcher.add(folder);
      } catch (WatchLimitException limit) {
        Files.createFile(file);
        System.out.println(limit.problem());
        System.out.println(
            watcher.take(java.time.Duration.ofSeconds(10)).isEmpty() ? "silent" : "told");
        throw limit;
      }
    }
  }
}
