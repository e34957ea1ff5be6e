package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Folders of programs that are fetched or unpacked once on a machine: below {@code XDG_CACHE_HOME},
 * {@code ~/.cache}, or for root {@code /var/cache}, where others than root can start them. A folder
 * is there whole or not at all, whoever fills it, and however many JVMs want it at once.
 */
final class Cache {
  private final Path root;

  Cache(Path root) {
    this.root = root;
  }

  /** The one of this machine's user. */
  static Cache ofUser() {
    return new Cache(root(System.getenv(), isRoot()).resolve("weikio-tests"));
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  static Path root(Map<String, String> environment, boolean isRoot) {
    var named = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    return isRoot ? Path.of("/var/cache") : Path.of(System.getProperty("user.home"), ".cache");
  }

  /** The folder of this name; when there is none, one that was filled just now. */
  Path folder(String name, Consumer<Path> filling) {
    var folder = root.resolve(name);
    return Files.isDirectory(folder) ? folder : filled(folder, filling);
  }

  private Path filled(Path folder, Consumer<Path> filling) {
    try {
      Files.createDirectories(root);
      var lock = folder.resolveSibling(folder.getFileName() + ".lock");
      synchronized (Cache.class) {
        try (var channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var _ = channel.lock()) {
          if (!Files.isDirectory(folder)) {
            fill(folder, filling);
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Path folder, Consumer<Path> filling) throws IOException {
    var part = folder.resolveSibling(folder.getFileName() + ".part");
    Folders.delete(part);
    Files.createDirectory(part);
    filling.accept(part);
    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
  }
}
