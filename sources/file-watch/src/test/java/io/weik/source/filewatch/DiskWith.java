package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The real disk, on which whatever has one name is odd. */
abstract class DiskWith implements Disk {
  private final String name;

  DiskWith(String name) {
    this.name = name;
  }

  /** What is seen of it. */
  abstract Optional<Entry> odd(Path file) throws IOException;

  @Override
  public List<Entry> list(Path folder) throws IOException {
    return REAL.list(folder);
  }

  @Override
  public Optional<Entry> look(Path file) throws IOException {
    return file.endsWith(name) ? odd(file) : REAL.look(file);
  }
}
