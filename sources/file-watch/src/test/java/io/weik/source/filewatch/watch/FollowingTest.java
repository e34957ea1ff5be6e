package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens below a root, whoever follows the notices knows at last what is there. */
@EnabledOnOs(OS.LINUX)
class FollowingTest {
  private static final int CHANGES = 3000;
  private static final Duration QUIET = Duration.ofMillis(200);
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @TempDir Path base;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsFollowedIsWhatIsThere(long seed) throws Exception {
    Path root = Files.createDirectory(base.resolve("root"));
    Files.createDirectory(base.resolve("outside"));
    try (Watcher watcher = Watchers.open(root)) {
      var follower = new Follower(watcher, root);
      CompletableFuture<Void> changes =
          CompletableFuture.runAsync(() -> changeAtRandom(new Random(seed)));
      while (!changes.isDone()) {
        follower.follow(Duration.ofMillis(1));
      }
      changes.join();
      follower.follow(QUIET);

      assertThat(follower.files).isEqualTo(filesBelow(root));
    }
  }

  private void changeAtRandom(Random random) {
    for (int i = 0; i < CHANGES; i++) {
      changeIfPossible(random);
    }
  }

  private void changeIfPossible(Random random) {
    try {
      change(random);
    } catch (IOException unfit) {
      assertThat(unfit).isInstanceOf(FileSystemException.class);
    }
  }

  private void change(Random random) throws IOException {
    Path path = somewhere(random);
    switch (random.nextInt(6)) {
      case 0, 1 -> Files.createDirectory(path);
      case 2, 3 -> Files.writeString(path, "x");
      case 4 -> Files.move(path, somewhere(random));
      default -> Files.delete(path);
    }
  }

  private Path somewhere(Random random) {
    Path path = base.resolve(random.nextInt(8) == 0 ? "outside" : "root");
    for (int depth = random.nextInt(3); depth >= 0; depth--) {
      path = path.resolve(NAMES.get(random.nextInt(NAMES.size())));
    }
    return path;
  }

  private static Set<Path> filesBelow(Path root) throws IOException {
    var files = new TreeSet<Path>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    return files;
  }
}
