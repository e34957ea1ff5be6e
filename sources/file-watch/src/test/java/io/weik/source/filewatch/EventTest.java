package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
  private static final String TIME = "2026-01-02T03:04:05.000000006Z";

  @TempDir Path dir;

  private EventDraft told(WatchedFolder folder) throws Exception {
    try (folder) {
      var file = folder.write("x/a.csv", "12345");
      WatchedFolder.age(file, TIME);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
      folder.started();
      folder.thenTold("created x/a.csv");
      return folder.context().drafts().getFirst();
    }
  }

  private WatchedFolder telling(String... more) {
    var all = new ArrayList<>(List.of(more));
    all.addAll(List.of("InitialScan", "emit", "IncludeSubdirectories", "true"));
    return new WatchedFolder(dir, all.toArray(String[]::new));
  }

  @Test
  void anEventTellsAllAboutItsFile() throws Exception {
    JsonNode data = WatchedFolder.data(told(telling()));

    assertThat(data.get("path").asText()).isEqualTo(dir.resolve("x/a.csv").toString());
    assertThat(data.get("relativePath").asText()).isEqualTo("x/a.csv");
    assertThat(data.get("name").asText()).isEqualTo("a.csv");
    assertThat(data.get("change").asText()).isEqualTo("created");
    assertThat(data.get("size").asLong()).isEqualTo(5);
    assertThat(data.get("modified").asText()).isEqualTo(TIME);
    assertThat(data.get("mediaType").asText()).isEqualTo("text/csv");
    assertThat(data.get("owner").asText()).isEqualTo(Files.getOwner(dir).getName());
    assertThat(data.get("group").asText()).isNotEmpty();
    assertThat(data.get("permissions").asText()).isEqualTo("rw-r-----");
    assertThat(Instant.parse(data.get("created").asText())).isAfter(Instant.EPOCH);
    assertThat(data.has("content") || data.has("sha256") || data.has("oldPath")).isFalse();
  }

  @Test
  void anEventHasTheTimeOfItsFileAndIsInOrderByPath() throws Exception {
    var draft = told(telling());

    assertThat(draft.time()).contains(Instant.parse(TIME));
    assertThat(draft.subject()).isEmpty();
    assertThat(draft.dataContentType()).contains("application/json");
    assertThat(draft.extensions()).containsEntry(Extensions.PARTITION_KEY, "x/a.csv");
  }

  @Test
  void oneStateOfAFileHasOneId() throws Exception {
    var once = told(telling());
    var again = told(telling("Content", "text"));

    assertThat(again.id()).isEqualTo(once.id());
  }

  @Test
  void eachStateOfAFileHasAnIdOfItsOwn() throws Exception {
    try (var folder = new WatchedFolder(dir).started()) {
      folder.write("a", "1");
      folder.thenTold("created a");
      folder.write("a", "2");
      folder.thenTold("created a", "modified a");
      Files.delete(dir.resolve("a"));
      folder.thenTold("created a", "modified a", "deleted a");

      assertThat(new HashSet<>(folder.context().drafts().stream().map(EventDraft::id).toList()))
          .hasSize(3);
    }
  }

  @Test
  void aDeletedFileIsToldWithWhatWasKnownOfIt() throws Exception {
    try (var folder = new WatchedFolder(dir)) {
      WatchedFolder.age(folder.write("a", "123"), TIME);
      folder.started();
      folder.sh("rm a");
      folder.thenTold("deleted a");

      assertThat(folder.data().getFirst().get("size").asLong()).isEqualTo(3);
      assertThat(folder.data().getFirst().get("modified").asText()).isEqualTo(TIME);
      assertThat(folder.context().drafts().getFirst().time().orElseThrow())
          .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }
  }

  @Test
  void theHashOfTheContentsIsToldWhenAskedFor() throws Exception {
    var data = WatchedFolder.data(told(telling("ContentHash", "sha256")));

    assertThat(data.get("sha256").asText())
        .isEqualTo("5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5");
  }

  @Test
  void withAHashTheSameContentsAreNoModification() throws Exception {
    try (var folder = new WatchedFolder(dir, "ContentHash", "sha256").started()) {
      folder.write("a", "1");
      folder.thenTold("created a");

      folder.sh("touch -d 2026-01-01 a");

      folder.thenNothingMore("created a");
    }
  }

  @Test
  void theContentsAreLeftOutAloudWhenTheyAreTooLarge() throws Exception {
    var data = WatchedFolder.data(told(telling("Content", "text", "MaxContentSize", "4")));

    assertThat(data.has("content")).isFalse();
    assertThat(data.get("contentOmitted").asText())
        .isEqualTo("5 bytes: more than MaxContentSize, which is 4");
  }

  @ParameterizedTest
  @CsvSource({"text, 12345", "base64, MTIzNDU="})
  void theContentsAreInTheEventWhenAskedFor(String form, String expected) throws Exception {
    var data = WatchedFolder.data(told(telling("Content", form, "MaxContentSize", "5")));

    assertThat(data.get("content").asText()).isEqualTo(expected);
  }

  @Test
  void eachRowIsAnEventWithItsNumberInItsId() throws Exception {
    try (var folder = new WatchedFolder(dir, "Content", "csv").started()) {
      folder.write("a.csv", "name,age\nAda,36\nGrace,85\n");
      folder.thenTold("created a.csv", "created a.csv");

      assertThat(folder.data())
          .extracting(data -> data.get("row").asLong())
          .containsExactly(1L, 2L);
      assertThat(folder.data())
          .extracting(data -> data.get("content").toString())
          .containsExactly(
              "{\"name\":\"Ada\",\"age\":\"36\"}", "{\"name\":\"Grace\",\"age\":\"85\"}");
      assertThat(folder.context().drafts())
          .extracting(draft -> draft.id().orElseThrow().replaceAll(".*-", ""))
          .containsExactly("1", "2");
    }
  }

  @Test
  void aLargeFileIsToldRowByRow() throws Exception {
    try (var folder = new WatchedFolder(dir, "Content", "lines").started()) {
      folder.sh("seq 20000 > .tmp && mv .tmp numbers");

      await().until(() -> folder.context().drafts().size() == 20_000);
      assertThat(folder.data().getLast().get("content").asText()).isEqualTo("20000");
      assertThat(folder.context().state(ListingKey.of("numbers"))).isPresent();
    }
  }

  @Test
  void onlyTheChangesThatAreAskedForAreEventsAndAllAreKnown() throws Exception {
    try (var folder = new WatchedFolder(dir, "NotifyFilters", "Modified").started()) {
      folder.write("a", "1");
      folder.sh("echo 1 > b; rm b");
      var mark = folder.write("c", "1");
      await().until(() -> folder.context().state(ListingKey.of("c")).isPresent());
      Files.writeString(mark, "22");

      folder.thenTold("modified c");
    }
  }
}
