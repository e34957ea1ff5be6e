package io.weik.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  @TempDir Path root;

  @Test
  void aFolderIsFilledOnceHoweverManyWantIt() throws Exception {
    var fillings = new AtomicInteger();

    var threads =
        IntStream.range(0, 8)
            .mapToObj(
                _ ->
                    Thread.ofVirtual()
                        .start(
                            () ->
                                new Cache(root).folder("program", _ -> fillings.incrementAndGet())))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(fillings).hasValue(1);
  }

  @Test
  void aFolderIsFilledByOneJvmWhenTwoWantIt() throws Exception {
    var one = CacheFiller.start(root);
    var other = CacheFiller.start(root);

    assertThat(one.waitFor() + other.waitFor()).isZero();

    assertThat(CacheFiller.count(root, "wants")).isEqualTo(2);
    assertThat(CacheFiller.count(root, "fills")).isEqualTo(1);
    assertThat(root.resolve("program")).isDirectory();
  }

  @Test
  void aHalfDoneFillingIsBegunAfresh() throws Exception {
    var cache = new Cache(root);
    assertThatThrownBy(() -> cache.folder("program", CacheTest::fillHalf))
        .hasMessageContaining("half");

    var folder = cache.folder("program", part -> write(part.resolve("whole")));

    assertThat(folder.toFile().list()).containsExactly("whole");
  }

  private static void fillHalf(Path part) {
    write(part.resolve("half"));
    throw new IllegalStateException("ends half way");
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "x");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theEnvironmentNamesThePlace() {
    var named = Map.of("XDG_CACHE_HOME", "/somewhere");

    assertThat(Cache.root(named, true)).hasToString("/somewhere");
    assertThat(Cache.root(named, false)).hasToString("/somewhere");
    assertThat(Cache.root(Map.of(), true)).hasToString("/var/cache");
    assertThat(Cache.root(Map.of(), false)).endsWithRaw(Path.of(".cache"));
  }
}
