package io.weik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StoreUnavailableException;
import io.weik.runtime.Append;
import io.weik.testkit.Events;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
  private static final String STREAM = "eventsource-damage-stream";
  private static final int EVENTS = 100;

  @TempDir Path folder;
  private Path data;

  /** A copy of a store in use: what a kill at this moment would leave. */
  @BeforeEach
  void copyOfAStoreInUse() throws Exception {
    var inUse = folder.resolve("in-use");
    data = folder.resolve("data");
    try (var store = open(inUse)) {
      fill(store);
    }
    try (var store = open(inUse)) {
      fill(store);
      copy(inUse, data);
    }
  }

  @Test
  void anUndamagedCopyHoldsEverything() {
    try (var store = open(data)) {
      assertThat(store.bounds(STREAM).last()).isEqualTo(2 * EVENTS);
      assertThat(store.read(STREAM, 1, 1000, Long.MAX_VALUE)).hasSize(2 * EVENTS);
    }
  }

  @Test
  void aTornEndOfTheLogLosesOnlyItsLastWrite() throws Exception {
    var log = largest("log");
    try (var channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 10);
    }

    try (var store = open(data)) {
      assertThat(store.bounds(STREAM).last()).isEqualTo(2 * EVENTS - 1);
    }
  }

  @Test
  void damageInTheMiddleOfTheLogIsTold() throws Exception {
    spoil(largest("log"), 0.5);

    thenOpeningTellsDamage();
  }

  @Test
  void aDamagedManifestIsTold() throws Exception {
    spoil(largest("MANIFEST"), 0.5);

    thenOpeningTellsDamage();
  }

  @Test
  void aTableCutShortIsTold() throws Exception {
    try (var channel = FileChannel.open(largest("sst"), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }

    thenOpeningTellsDamage();
  }

  @Test
  void aMissingTableIsTold() throws Exception {
    Files.delete(largest("sst"));

    thenOpeningTellsDamage();
  }

  @Test
  void damagedEventsAreToldWhenTheyAreRead() throws Exception {
    spoil(largest("sst"), 0.3);

    try (var store = open(data)) {
      var failure =
          catchThrowableOfType(
              StoreUnavailableException.class, () -> store.read(STREAM, 1, 1000, Long.MAX_VALUE));
      thenDamageIsTold(failure.problems().getFirst());
    }
  }

  private void thenOpeningTellsDamage() {
    var failure = catchThrowableOfType(ProblemException.class, () -> open(data).close());
    thenDamageIsTold(failure.problems().getFirst());
  }

  private void thenDamageIsTold(Problem problem) {
    assertThat(problem.what()).isEqualTo("a file of the store is damaged");
    assertThat(problem.value().orElseThrow()).contains(data.toString());
    assertThat(problem.hint().orElseThrow()).startsWith("restore " + data + " from a backup");
  }

  private static RocksBackbone open(Path place) {
    return RocksBackbone.open(place, StoreOptions.standard(), Clock.systemUTC());
  }

  private static void fill(RocksBackbone store) throws InterruptedException {
    var random = new Random(1);
    for (int number = 0; number < EVENTS; number++) {
      byte[] data = new byte[2000];
      random.nextBytes(data);
      var event = Events.event("e" + System.nanoTime(), Payload.of(data));
      store.append(STREAM, List.of(new Append(event, Optional.empty())), List.of());
    }
  }

  private Path largest(String kind) throws IOException {
    try (var files = Files.list(data.resolve("database"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("(\\d+\\.)?" + kind + ".*"))
          .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
          .orElseThrow();
    }
  }

  private static void spoil(Path file, double where) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), (long) (channel.size() * where));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
