package io.weik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.Payload;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StateChange;
import io.weik.testkit.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedStateTest {
  private static final String SECRET = "whsec_a-text-that-nobody-must-find";

  @TempDir Path folder;
  private RocksFixture backbone;

  @BeforeEach
  void open() {
    backbone = new RocksFixture(folder.resolve("data"));
  }

  @AfterEach
  void close() {
    backbone.close();
  }

  @Test
  void valuesComeBackAsTheyWere() throws Exception {
    var state = sealedBy("key");

    state.write(List.of(Events.put("a", SECRET), Events.put("b", "")));
    state.writeSoon(List.of(new StateChange.Delete("b")));
    state.write(List.of(Events.put("c", "2")));

    assertThat(state.get("a")).contains(Payload.ofText(SECRET));
    assertThat(state.scan("", "", 10))
        .extracting(entry -> entry.key() + "=" + entry.value().text())
        .containsExactly("a=" + SECRET, "c=2");
  }

  @Test
  void noFileOfTheStoreHoldsTheText() throws Exception {
    backbone.state().write(List.of(Events.put("plain", "a plain text")));
    sealedBy("key").write(List.of(Events.put("a", SECRET)));

    assertThat(filesHolding("a plain text")).isPositive();
    assertThat(filesHolding(SECRET)).isZero();
    backbone.restart();
    assertThat(filesHolding(SECRET)).isZero();
  }

  @Test
  void anotherKeyOpensNothing() throws Exception {
    sealedBy("key").write(List.of(Events.put("a", SECRET)));

    assertThatThrownBy(() -> sealedBy("other").get("a"))
        .isInstanceOf(ProblemException.class)
        .hasNoCause()
        .hasMessage(
            "a stored value cannot be unsealed: a (expected: the key that sealed it);"
                + " restore the key file, or the environment variable, that was used before");
  }

  @Test
  void aValueMovedToAnotherKeyIsRefused() throws Exception {
    var state = sealedBy("key");
    state.write(List.of(Events.put("a", SECRET)));

    var moved = backbone.state().get("a").orElseThrow();
    backbone.state().write(List.of(new StateChange.Put("b", moved)));

    assertThatThrownBy(() -> state.get("b")).isInstanceOf(ProblemException.class);
  }

  private SealedState sealedBy(String name) {
    var key = SealingKey.loadOrCreate(folder.resolve(name), Optional.empty());
    return new SealedState(backbone.state(), key);
  }

  private long filesHolding(String text) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).count();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
