package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.EntryKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk on which no file has the same inode twice. */
final class ChangingInodes implements Disk {
  private long inode;

  @Override
  public List<Entry> list(Path folder) throws IOException {
    return REAL.list(folder);
  }

  @Override
  public Optional<Entry> look(Path file) throws IOException {
    return REAL.look(file).map(is -> is.kind() == EntryKind.FILE ? numbered(is) : is);
  }

  private Entry numbered(Entry is) {
    return new Entry(
        is.name(),
        is.kind(),
        is.size(),
        is.modifiedNanos(),
        is.changedNanos(),
        --inode,
        is.device());
  }
}
