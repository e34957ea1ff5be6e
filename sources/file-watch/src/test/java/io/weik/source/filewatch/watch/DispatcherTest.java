package io.weik.source.filewatch.watch;

import static io.weik.source.filewatch.watch.Change.CLOSE_WRITE;
import static io.weik.source.filewatch.watch.Change.CREATE;
import static io.weik.source.filewatch.watch.Change.DELETE_SELF;
import static io.weik.source.filewatch.watch.Change.IGNORED;
import static io.weik.source.filewatch.watch.Change.IS_FOLDER;
import static io.weik.source.filewatch.watch.Change.MOVED_FROM;
import static io.weik.source.filewatch.watch.Change.MOVED_TO;
import static io.weik.source.filewatch.watch.Change.OVERFLOW;
import static io.weik.source.filewatch.watch.Change.UNMOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.weik.source.filewatch.watch.Notice.Finished;
import io.weik.source.filewatch.watch.Notice.FolderGone;
import io.weik.source.filewatch.watch.Notice.Gone;
import io.weik.source.filewatch.watch.Notice.Overflow;
import io.weik.source.filewatch.watch.Notice.Renamed;
import io.weik.source.filewatch.watch.ScriptedKernel.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a real kernel does rarely, or never on the machine at hand. */
@EnabledOnOs(OS.LINUX)
class DispatcherTest {
  private static final Path IN = Path.of("/in");
  private static final Path SUB = Path.of("/in/sub");

  private final ScriptedKernel kernel = new ScriptedKernel();
  private final Dispatcher dispatcher = Dispatcher.start(kernel);
  private Told told;

  @BeforeEach
  void open() throws IOException {
    kernel.answers.put(IN, 1);
    kernel.answers.put(SUB, 2);
    told = new Told(dispatcher.watcher(), IN, SUB);
  }

  @AfterEach
  void close() {
    told.close();
    await().until(() -> kernel.closed);
  }

  @Test
  void theHalvesOfARenameMayComeInTwoReadsWithOthersBetween() throws Exception {
    kernel.says(new Said(1, MOVED_FROM, 7, "a"), new Said(1, CLOSE_WRITE, 0, "x"));
    kernel.says(new Said(2, MOVED_TO, 7, "b"));

    told.until(new Renamed(IN.resolve("a"), SUB.resolve("b")));

    assertThat(told.all)
        .containsExactly(
            new Finished(IN.resolve("x")), new Renamed(IN.resolve("a"), SUB.resolve("b")));
  }

  @Test
  void aFirstHalfAloneIsGoneAfterAShortWait() throws Exception {
    kernel.says(new Said(1, MOVED_FROM, 7, "a"));

    told.until(new Gone(IN.resolve("a")));
  }

  @Test
  void manyMovedOutAreGoneWithoutWaiting() throws Exception {
    for (int i = 0; i < 1000; i++) {
      kernel.says(new Said(1, MOVED_FROM, i, "a" + i));
    }

    told.until(new Gone(IN.resolve("a999")));

    assertThat(told.all).hasSize(1000);
  }

  @Test
  void anOverflowIsToldToAll() throws Exception {
    try (var other = new Told(dispatcher.watcher(), IN)) {
      kernel.says(new Said(-1, OVERFLOW, 0, ""));

      told.until(new Overflow());
      other.until(new Overflow());
    }
  }

  @Test
  void anOverflowReplacesWhatNobodyTookYet() throws Exception {
    kernel.says(new Said(1, CLOSE_WRITE, 0, "a"), new Said(-1, OVERFLOW, 0, ""));
    kernel.says(new Said(1, CLOSE_WRITE, 0, "b"));

    told.until(new Finished(IN.resolve("b")));

    assertThat(told.all).endsWith(new Overflow(), new Finished(IN.resolve("b")));
  }

  @Test
  void anUnmountedFolderIsGoneWithThoseBelow() throws Exception {
    kernel.says(new Said(1, UNMOUNT, 0, ""), new Said(1, IGNORED, 0, ""));
    kernel.says(new Said(2, UNMOUNT, 0, ""), new Said(2, IGNORED, 0, ""));

    told.until(new FolderGone(IN));

    assertThat(kernel.removed.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(kernel.removed.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(told.watcher.take(Duration.ofMillis(10))).isEmpty();
  }

  @Test
  void aFolderWhoseParentToldFirstIsGoneOnce() throws Exception {
    kernel.says(new Said(1, Change.DELETE | IS_FOLDER, 0, "sub"), new Said(2, DELETE_SELF, 0, ""));
    kernel.says(new Said(1, CLOSE_WRITE, 0, "last"));

    told.until(new Finished(IN.resolve("last")));

    assertThat(told.all)
        .filteredOn(FolderGone.class::isInstance)
        .containsExactly(new FolderGone(SUB));
  }

  @Test
  void aFolderThatIsReplacedWhileItIsAddedIsWatchedAsTheNewOne() throws Exception {
    kernel.answers.put(SUB, 3);
    assertThat(told.watcher.add(SUB)).isTrue();

    kernel.says(new Said(2, IGNORED, 0, ""), new Said(3, CLOSE_WRITE, 0, "a"));

    told.until(new Finished(SUB.resolve("a")));
    assertThat(kernel.removed).containsExactly(2);
  }

  @Test
  void aRenameThatWasLostIsMendedByAddingTheNewPath() throws Exception {
    Path renamed = Path.of("/in/renamed");
    kernel.answers.put(renamed, 2);
    kernel.answers.remove(SUB);

    told.watcher.add(renamed);
    kernel.says(new Said(2, CREATE, 0, "a"), new Said(2, CLOSE_WRITE, 0, "a"));

    told.until(new Finished(renamed.resolve("a")));
    assertThat(told.all).noneMatch(notice -> notice.toString().contains(SUB.toString()));
    assertThat(kernel.removed).isEmpty();
  }

  @Test
  void aReachedLimitSaysWhichSettingRaisesIt() throws Exception {
    kernel.answers.put(Path.of("/in/more"), -Errno.ENOSPC);
    String now = Shell.run(IN.getRoot(), "cat /proc/sys/fs/inotify/max_user_watches").strip();

    assertThatExceptionOfType(WatchLimitException.class)
        .isThrownBy(() -> told.watcher.add(Path.of("/in/more")))
        .withMessage(
            "the limit of folders watched by this user is reached: fs.inotify.max_user_watches=%s;"
                + " sysctl -w fs.inotify.max_user_watches=%d",
            now, 2 * Long.parseLong(now));
  }

  @Test
  void theLimitOfInstancesNamesItsSetting() {
    assertThat(Limit.ofInstances(Errno.EMFILE).problem().hint().orElseThrow())
        .matches("sysctl -w fs.inotify.max_user_instances=\\d+, or raise ulimit -n");
  }

  @Test
  void aFailureToReadIsToldToWhoeverTakes() {
    kernel.fails(5);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> told.until(new Overflow()))
        .withMessage("inotify cannot be read: error 5");
  }

  @Test
  void whateverEndsTheReadingThreadIsToldToWhoeverTakes() {
    kernel.breaks(new StackOverflowError("deep"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> told.until(new Overflow()))
        .withMessage("inotify cannot be read: java.lang.StackOverflowError: deep");
  }
}
