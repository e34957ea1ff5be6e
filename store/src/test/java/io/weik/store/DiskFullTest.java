package io.weik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Payload;
import io.weik.api.parameter.ByteSize;
import io.weik.api.problem.Category;
import io.weik.api.source.StoreUnavailableException;
import io.weik.runtime.Append;
import io.weik.runtime.StoredEvent;
import io.weik.testkit.Events;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
  private static final String STREAM = "eventsource-full-stream";
  private static final StoreOptions SMALL =
      StoreOptions.standard().withWriteBuffer(ByteSize.parse("2 MiB"));

  @TempDir Path folder;
  private SmallDisk disk;
  private final Random random = new Random(1);
  private final List<String> acknowledged = new ArrayList<>();

  @BeforeEach
  void mount() throws Exception {
    disk = SmallDisk.mount(folder, "size=24m");
    disk.fill(10 << 20);
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void appendsFailWhileTheDiskIsFullAndGoOnByThemselvesAfterwards() throws Exception {
    try (var store = open()) {
      var failure = fill(store);
      var problem = failure.problems().getFirst();

      assertThat(problem.what()).isEqualTo("disk full");
      assertThat(problem.category()).isEqualTo(Category.INTERNAL);
      assertThat(problem.value()).contains(data().toString());
      assertThat(problem.expected().orElseThrow()).matches("free space; \\d+ bytes are left");
      assertThat(ids(store)).containsAll(acknowledged);

      disk.free();
      await().atMost(20, TimeUnit.SECONDS).until(() -> appends(store));
      append(store);
      thenNothingAcknowledgedIsMissing(store);
    }
    try (var store = open()) {
      thenNothingAcknowledgedIsMissing(store);
    }
  }

  @Test
  void whatIsWrittenSoonIsNotForgottenWhileTheDiskIsFull() throws Exception {
    try (var store = open()) {
      fill(store);

      disk.free();
      await().atMost(20, TimeUnit.SECONDS).until(() -> appends(store));
      store.writeSoon(List.of(Events.put("cursor", "1")));
    }
    try (var store = open()) {
      assertThat(store.get("cursor")).contains(Payload.ofText("1"));
    }
  }

  private RocksBackbone open() {
    return RocksBackbone.open(data(), SMALL, Clock.systemUTC());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private StoreUnavailableException fill(RocksBackbone store) {
    return catchThrowableOfType(
        StoreUnavailableException.class,
        () -> {
          for (int left = 1000; left > 0; left--) {
            append(store);
          }
        });
  }

  private boolean appends(RocksBackbone store) throws InterruptedException {
    try {
      append(store);
      return true;
    } catch (StoreUnavailableException _) {
      return false;
    }
  }

  private void append(RocksBackbone store) throws InterruptedException {
    byte[] data = new byte[64 << 10];
    random.nextBytes(data);
    var id = Long.toHexString(random.nextLong());
    var event = Events.event(id, Payload.of(data));
    store.append(STREAM, List.of(new Append(event, Optional.of(id))), List.of());
    acknowledged.add(id);
  }

  private void thenNothingAcknowledgedIsMissing(RocksBackbone store) {
    var all = store.read(STREAM, 1, Integer.MAX_VALUE, Long.MAX_VALUE);
    assertThat(all)
        .extracting(StoredEvent::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, all.size()).boxed().toList());
    assertThat(ids(store)).containsAll(acknowledged).doesNotHaveDuplicates();
  }

  private static List<String> ids(RocksBackbone store) {
    return store.read(STREAM, 1, Integer.MAX_VALUE, Long.MAX_VALUE).stream()
        .map(stored -> stored.event().id())
        .toList();
  }
}
