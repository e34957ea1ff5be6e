package io.weik.source.filewatch.watch;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Goes through a folder and those below it. */
public final class Tree {
  private Tree() {}

  /** Looks at one folder after the other, on the thread that walks. */
  public interface Visitor {
    /**
     * A folder and its entries as {@link Folder#list} gives them.
     *
     * @return false: do not go below
     */
    boolean visit(Path folder, List<Entry> entries) throws IOException, InterruptedException;

    /**
     * A folder below the root that cannot be listed, though it is there. By default that ends the
     * walk.
     */
    default void unreadable(Path folder, IOException why) throws IOException {
      throw why;
    }
  }

  /**
   * Visits the folder and, when deep, all folders below it: parents before children, brothers by
   * name, always in the same order. Links are not followed, but the root may be one. A folder that
   * vanishes meanwhile is left out.
   *
   * @throws NoSuchFileException when the root is not there
   * @throws InterruptedException at once when interrupted, also while the disk does not answer
   */
  public static void walk(Path root, boolean deep, Visitor visitor)
      throws IOException, InterruptedException {
    try (var ahead = new ListingAhead(root)) {
      while (ahead.hasNext()) {
        Path folder = ahead.next();
        Optional<List<Entry>> entries = entries(ahead, folder, root, visitor);
        if (entries.isPresent() && visitor.visit(folder, entries.get()) && deep) {
          ahead.push(folder, entries.get());
        }
      }
    }
  }

  private static Optional<List<Entry>> entries(
      ListingAhead ahead, Path folder, Path root, Visitor visitor)
      throws IOException, InterruptedException {
    try {
      return Optional.of(ahead.entries());
    } catch (IOException failure) {
      if (folder.equals(root)) {
        throw failure;
      }
      if (!(failure instanceof NoSuchFileException)) {
        visitor.unreadable(folder, failure);
      }
      return Optional.empty();
    }
  }
}
