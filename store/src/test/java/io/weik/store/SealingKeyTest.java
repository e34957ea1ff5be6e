package io.weik.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeyTest {
  private static final byte[] PLAIN = "plain".getBytes(UTF_8);
  private static final byte[] PLACE = "place".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void theFileIsForItsOwnerAlone() throws Exception {
    load();

    var permissions = Files.getPosixFilePermissions(file());

    assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file());
    }
  }

  @Test
  void theSameFileGivesTheSameKey() throws Exception {
    byte[] sealed = load().seal(PLAIN, PLACE);

    assertThat(load().unseal(sealed, PLACE)).isEqualTo(PLAIN);
  }

  @Test
  void theEnvironmentComesBeforeTheFile() throws Exception {
    byte[] sealed = load().seal(PLAIN, PLACE);
    var text = Base64.getEncoder().encodeToString(Files.readAllBytes(file()));

    var key = SealingKey.loadOrCreate(folder.resolve("unused"), Optional.of(text));

    assertThat(key.unseal(sealed, PLACE)).isEqualTo(PLAIN);
    assertThat(folder.resolve("unused")).doesNotExist();
  }

  @Test
  void manyWhoStartAtOnceGetOneKey() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<byte[]> starting = () -> load().seal(PLAIN, PLACE);
      var sealed = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> starting).toList());

      var opened = new HashSet<String>();
      for (var one : sealed) {
        opened.add(new String(load().unseal(one.get(), PLACE), UTF_8));
      }
      assertThat(opened).containsExactly("plain");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void aFileOpenToOthersIsRefused(String mode) throws Exception {
    load();

    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(mode));

    assertThatThrownBy(this::load)
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "the key file is open to others: %s, mode %s (expected: mode rw-------); chmod 600 %s"
                .formatted(file(), mode, file()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a key", "{\"primaryKeyId\": 1, \"key\": []}"})
  void aDamagedFileIsTold(String text) throws Exception {
    load();

    Files.writeString(file(), text);

    assertThatThrownBy(this::load)
        .isInstanceOf(ProblemException.class)
        .hasNoCause()
        .hasMessageStartingWith("the key file " + file() + " is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "bm90IGEga2V5"})
  void aDamagedKeyInTheEnvironmentIsToldWithoutShowingIt(String text) {
    assertThatThrownBy(() -> SealingKey.loadOrCreate(file(), Optional.of(text)))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the sealing key in the environment is damaged (expected: a Tink");
  }

  private SealingKey load() {
    return SealingKey.loadOrCreate(file(), Optional.empty());
  }

  private Path file() {
    return folder.resolve("sealing-key.json");
  }
}
