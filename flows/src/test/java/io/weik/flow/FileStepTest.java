package io.weik.flow;

import static io.weik.flow.Flows.event;
import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static io.weik.flow.Flows.withVariables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStepTest {
  @TempDir private Path folder;

  @Test
  void dataIsWrittenToAFileNamedByAVariable() throws Exception {
    var write = flow("- to: file:" + folder + "?fileName=${OrderId}.json", "OrderId");

    try (var running = Running.of(write)) {
      running.process(withVariables(json("{\"a\":\"ä\"}"), "{\"OrderId\":7}"));
    }

    assertThat(folder.resolve("7.json")).hasContent("{\"a\":\"ä\"}");
  }

  @Test
  void bytesArriveUnchanged() throws Exception {
    var bytes = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};

    try (var running = Running.of(flow("- to: file:" + folder + "?fileName=a.png"))) {
      running.process(event(Optional.of("image/png"), Optional.of(bytes)));
    }

    assertThat(Files.readAllBytes(folder.resolve("a.png"))).isEqualTo(bytes);
  }

  @Test
  void aVariableDoesNotLeadOutOfTheFolder() throws Exception {
    var inside = Files.createDirectory(folder.resolve("inside"));
    var write = flow("- to: file:" + inside + "?fileName=${OrderId}", "OrderId");

    try (var running = Running.of(write)) {
      assertThatThrownBy(
              () -> running.process(withVariables(json("{}"), "{\"OrderId\":\"../out\"}")))
          .hasMessageContaining("jailed to the starting directory");
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aVariableDoesNotAddOptionsToAUri() throws Exception {
    var inside = Files.createDirectory(folder.resolve("inside"));
    var write = flow("- toD: file:" + inside + "?fileName=${OrderId}", "OrderId");
    var hostile = "{\"OrderId\":\"../out&jailStartingDirectory=false\"}";

    try (var running = Running.of(write)) {
      assertThatThrownBy(() -> running.process(withVariables(json("{}"), hostile)))
          .hasMessage(
              "Steps[0] toD: variable OrderId cannot stand in a uri: it holds one of ? & # {{ }} or"
                  + " a line break");
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
