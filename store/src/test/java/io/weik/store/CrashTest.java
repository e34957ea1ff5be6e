package io.weik.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.runtime.StoredEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  private static final int ROUNDS = Integer.getInteger("weikio.crash.rounds", 20);
  private static final int ROUND_STEP = 1_000_000;

  @TempDir Path folder;
  private final Random random = new Random();
  private final Set<String> acknowledged = new HashSet<>();

  @Test
  void everythingAcknowledgedOutlivesAKillAtAnyMoment() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int size = acknowledged.size();

      whenAProcessIsKilledUnderLoad(round);

      assertThat(acknowledged).as("round %d wrote", round).hasSizeGreaterThan(size);
      thenTheStoreHoldsWhatWasAcknowledged();
    }
  }

  private void whenAProcessIsKilledUnderLoad(int round) throws Exception {
    var child = Child.start(folder, (long) round * ROUND_STEP);
    int lines = random.nextInt(1, 500);
    try (var output = child.inputReader(StandardCharsets.UTF_8)) {
      read(output, lines);
      child.toHandle().destroyForcibly();
      read(output, Integer.MAX_VALUE);
    }
    child.waitFor();
  }

  private void read(BufferedReader output, int lines) throws IOException {
    for (int left = lines; left > 0; left--) {
      var line = output.readLine();
      if (line == null) {
        return;
      }
      assertThat(acknowledged.add(line)).as("acknowledged twice: %s", line).isTrue();
    }
  }

  private void thenTheStoreHoldsWhatWasAcknowledged() {
    try (var store = RocksBackbone.open(folder, StoreOptions.standard(), Clock.systemUTC())) {
      var events = all(store);
      var ids = new HashSet<String>();
      var lastOfCaller = new HashMap<String, String>();
      for (int index = 0; index < events.size(); index++) {
        var id = events.get(index).event().id();
        assertThat(events.get(index).position()).isEqualTo(index + 1L);
        assertThat(ids.add(id)).as("stored twice: %s", id).isTrue();
        lastOfCaller.put(id.substring(0, id.indexOf(' ')), id);
      }
      assertThat(ids).containsAll(acknowledged);
      thenStateIsThatOfTheLastEvents(store, lastOfCaller);
    }
  }

  private static void thenStateIsThatOfTheLastEvents(
      RocksBackbone store, Map<String, String> lastOfCaller) {
    lastOfCaller.forEach(
        (caller, id) -> assertThat(store.get("last/" + caller).orElseThrow().text()).isEqualTo(id));
  }

  private static List<StoredEvent> all(RocksBackbone store) {
    var events = new ArrayList<StoredEvent>();
    long next = 1;
    for (var page = page(store, next); !page.isEmpty(); page = page(store, next)) {
      events.addAll(page);
      next = page.getLast().position() + 1;
    }
    return events;
  }

  private static List<StoredEvent> page(RocksBackbone store, long from) {
    return store.read(CrashChild.STREAM, from, 1000, Long.MAX_VALUE);
  }
}
