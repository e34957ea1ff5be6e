package io.weik.store;

import static io.weik.testkit.Events.put;

import io.weik.api.event.Payload;
import io.weik.runtime.Append;
import io.weik.testkit.Events;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The process that is killed: several callers append, each noting its last event in the state, and
 * print {@code caller number} once that is acknowledged.
 */
final class CrashChild {
  static final String STREAM = "eventsource-crash-stream";
  static final int CALLERS = 8;
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private CrashChild() {}

  /** Arguments: the data folder, and the number from which each caller goes on. */
  public static void main(String[] arguments) throws Exception {
    var store =
        RocksBackbone.open(Path.of(arguments[0]), StoreOptions.standard(), Clock.systemUTC());
    long from = Long.parseLong(arguments[1]);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(
          IntStream.range(0, CALLERS).mapToObj(caller -> appending(store, caller, from)).toList());
    }
  }

  private static Callable<Void> appending(RocksBackbone store, int caller, long from) {
    return () -> {
      for (long number = from; ; number++) {
        var id = caller + " " + number;
        var data = Payload.of(new byte[(int) (number * 37 % 3000)]);
        store.append(
            STREAM,
            List.of(new Append(Events.event(id, data), Optional.of(id))),
            List.of(put("last/" + caller, id)));
        acknowledge(id);
      }
    };
  }

  /** One write for a line, which a pipe takes whole. */
  private static void acknowledge(String id) throws IOException {
    OUT.write((id + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
