package io.weik.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a figure means nothing without. */
final class Machine {
  private static final int SYNCS = 200;
  private static final int BLOCK = 4096;

  private Machine() {}

  /** A few lines of Markdown on this machine and the disk that holds the folder. */
  static String describe(Path folder) throws IOException {
    var syncs = syncs(folder);
    return """
    - %s, %s, %d cores, %s %s
    - JDK %s
    - disk: %s; appending 4 KiB to a file and syncing it takes %.2f ms (p50), %.2f ms (p99)
    """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version(),
            Files.getFileStore(folder).type(),
            syncs.quantile(0.5) / 1e6,
            syncs.quantile(0.99) / 1e6);
  }

  private static Histogram syncs(Path folder) throws IOException {
    var times = new Histogram();
    var file = Files.createTempFile(folder, "sync", "");
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < SYNCS; i++) {
        long began = System.nanoTime();
        channel.write(ByteBuffer.allocate(BLOCK));
        channel.force(false);
        times.add(System.nanoTime() - began);
      }
    } finally {
      Files.delete(file);
    }
    return times;
  }

  private static String processor() throws IOException {
    var facts = Path.of("/proc/cpuinfo");
    if (Files.isReadable(facts)) {
      for (var line : Files.readAllLines(facts)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    }
    return System.getProperty("os.arch");
  }
}
