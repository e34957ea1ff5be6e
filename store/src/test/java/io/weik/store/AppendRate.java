package io.weik.store;

import io.weik.api.event.Payload;
import io.weik.runtime.Append;
import io.weik.testkit.Events;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Synced appends a second of events with 1 KB of data, in turn with a bare file that gets the same
 * bytes with one sync for as many events as there are callers.
 */
final class AppendRate {
  private static final long TURN = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int TURNS = 6;
  private static final int SIZE = 1024;
  private static final int ENCODED = 1180;
  private static final String STREAM = "eventsource-rate-stream";

  private AppendRate() {}

  /** First argument: a folder on the disk to measure, which is filled; then numbers of callers. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    var folder = Path.of(arguments[0]);
    for (int index = 1; index < arguments.length; index++) {
      int callers = Integer.parseInt(arguments[index]);
      for (boolean keyed : new boolean[] {false, true}) {
        var place = folder.resolve(index + (keyed ? "keyed" : "fresh"));
        double[] rates = rates(place, callers, keyed);
        out.printf(
            "%4d callers, %s: store %,9.0f/s (%.1f us of processor each)   bare file %,9.0f/s%n",
            callers, keyed ? "keyed" : "fresh", rates[0], rates[2], rates[1]);
      }
    }
  }

  private static double[] rates(Path folder, int callers, boolean keyed) throws Exception {
    double[] sums = new double[3];
    try (var store = RocksBackbone.open(folder, StoreOptions.standard(), Clock.systemUTC());
        var file =
            FileChannel.open(
                folder.resolve("bare"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      store(store, threads, callers, keyed);
      for (int turn = 0; turn < TURNS; turn++) {
        long before = processorNanos();
        double rate = store(store, threads, callers, keyed);
        double perAppend = (processorNanos() - before) / (rate * TURN / 1e9);
        sums[0] += rate / TURNS;
        sums[2] += perAppend / 1e3 / TURNS;
        sums[1] += bare(file, callers) / TURNS;
      }
    }
    return sums;
  }

  private static long processorNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static double bare(FileChannel file, int callers) throws IOException {
    var bytes = ByteBuffer.allocateDirect(callers * ENCODED);
    long count = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < TURN) {
      file.write(bytes.clear());
      file.force(false);
      count += callers;
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static double store(
      RocksBackbone store, ExecutorService threads, int callers, boolean keyed) throws Exception {
    long start = System.nanoTime();
    var appending = new ArrayList<Callable<Long>>();
    for (int caller = 0; caller < callers; caller++) {
      var random = new Random(start + caller);
      appending.add(() -> append(store, random, keyed, start + TURN));
    }
    long count = 0;
    for (var outcome : threads.invokeAll(appending)) {
      count += outcome.get();
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static long append(RocksBackbone store, Random random, boolean keyed, long end)
      throws InterruptedException {
    byte[] data = new byte[SIZE];
    random.nextBytes(data);
    long count = 0;
    for (; System.nanoTime() < end; count++) {
      var id = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
      var event = Events.event(id, Payload.of(data));
      var append = new Append(event, keyed ? Optional.of(id) : Optional.empty());
      store.append(STREAM, List.of(append), List.of());
    }
    return count;
  }
}
