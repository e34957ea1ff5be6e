package io.weik.source.filewatch;

import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.Folder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What stands in folders. */
interface Disk {
  /** The disk of this machine. */
  Disk REAL =
      new Disk() {
        @Override
        public List<Entry> list(Path folder) throws IOException {
          return Folder.list(folder);
        }

        @Override
        public Optional<Entry> look(Path file) throws IOException {
          return Folder.look(file);
        }
      };

  /** All that is in a folder, no link to one, sorted by the UTF-8 bytes of the names. */
  List<Entry> list(Path folder) throws IOException;

  /** What is at a path, links not followed; empty when nothing is. */
  Optional<Entry> look(Path file) throws IOException;
}
