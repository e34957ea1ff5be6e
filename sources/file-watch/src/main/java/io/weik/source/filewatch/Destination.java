package io.weik.source.filewatch;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.filewatch.watch.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * The folder that delivered files are moved to. Links on the way there are resolved first: files
 * neither leave the folders that this server may look into, nor get back to where they are watched.
 */
final class Destination {
  private final FileWatchConfig config;
  private final Root root;
  private final AllowedRoots allowed;
  private final Path target;

  /** Makes one for a source that moves files. */
  Destination(FileWatchConfig config, Root root, AllowedRoots allowed) {
    this.config = config;
    this.root = root;
    this.allowed = allowed;
    this.target = config.target().orElseThrow();
  }

  /**
   * Moves the file at a relative path there.
   *
   * @param unchanged asked once more after a copy, before the file itself is deleted
   * @return false when it was not moved, as it has changed
   * @throws ProblemException when links lead elsewhere
   */
  boolean take(String path, BooleanSupplier unchanged) throws IOException {
    var wanted = Names.resolve(target, Root.folderOf(path));
    check(real(wanted));
    Files.createDirectories(wanted);
    var folder = wanted.toRealPath();
    check(folder);
    return new Moving(root.at(path), folder, path.substring(path.lastIndexOf('/') + 1))
        .run(unchanged);
  }

  /** Links resolved as far as there is something. */
  private static Path real(Path path) throws IOException {
    var there = path;
    while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return there.toRealPath().resolve(there.relativize(path)).normalize();
  }

  private void check(Path real) throws IOException {
    if (!allowed.real(real)) {
      throw refused(
          "a link leads outside the folders that this server may look into",
          real,
          "a folder in " + allowed.text());
    }
    boolean below = target.startsWith(config.folder());
    var named = below ? root.real().resolve(config.folder().relativize(target)) : target;
    if (below && !real.startsWith(named)) {
      throw refused("a link leads outside MoveTo", real, "a folder below " + named);
    }
    if (!below && real.startsWith(root.real())) {
      throw refused(
          "a link leads back into the watched folder",
          real,
          "a folder outside, or one that is named as below " + config.folder());
    }
  }

  private ProblemException refused(String why, Path real, String expected) {
    return new ProblemException(
        Problem.user("delivered files are not moved: " + why)
            .path("spec.Parameters.MoveTo")
            .value(Names.shown(target) + " -> " + Names.shown(real))
            .expected(expected)
            .hint("it is tried again"));
  }
}
