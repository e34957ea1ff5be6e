package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.filewatch.watch.Notice.Finished;
import io.weik.source.filewatch.watch.Notice.Overflow;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class BurstTest {
  private static final int FILES = 100_000;

  @TempDir Path in;

  @Test
  void aHundredThousandFilesAreToldToOneWhoDoesNotTakeMeanwhile() throws Exception {
    try (var told = new Told(Watchers.open(in), in)) {
      create(FILES);
      Set<Path> seen = new HashSet<>();
      Path last = in.resolve("file-" + (FILES - 1));

      told.until(notice -> notice.equals(new Finished(last)) || notice instanceof Overflow);

      for (Notice notice : told.all) {
        if (notice instanceof Finished(Path path)) {
          seen.add(path);
        }
      }
      assertThat(seen.size() == FILES || told.all.contains(new Overflow())).isTrue();
    }
  }

  @Test
  void aKernelThatIsNotReadInTimeOverflowsAndThatIsTold() throws Exception {
    var gate = new CountDownLatch(1);
    Dispatcher dispatcher = Dispatcher.start(new GatedKernel(LinuxKernel.open(), gate));
    try (var told = new Told(dispatcher.watcher(), in)) {
      create(Integer.parseInt(Limit.now("max_queued_events")) / 2 + 1000);
      gate.countDown();

      told.until(new Overflow());

      assertThat(told.upToNow(in)).contains(new Overflow());
    }
  }

  private void create(int files) throws IOException {
    for (int i = 0; i < files; i++) {
      Files.write(in.resolve("file-" + i), List.of());
    }
  }

  /** Reads nothing before the gate is open. */
  private record GatedKernel(Kernel real, CountDownLatch gate) implements Kernel {
    @Override
    public int add(Path folder) {
      return real.add(folder);
    }

    @Override
    public void remove(int watch) {
      real.remove(watch);
    }

    @Override
    public long read(MemorySegment buffer, int milliseconds) {
      try {
        gate.await();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
      return real.read(buffer, milliseconds);
    }

    @Override
    public void wake() {
      real.wake();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
