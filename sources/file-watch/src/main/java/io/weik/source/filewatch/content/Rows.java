package io.weik.source.filewatch.content;

import java.io.Closeable;
import java.util.Optional;

/** A file's parts, read one after the other in bounded memory. */
public interface Rows extends Closeable {
  /**
   * The next part; empty at the end. Contents that cannot be read on end with a part that says why.
   */
  Optional<Row> next();
}
