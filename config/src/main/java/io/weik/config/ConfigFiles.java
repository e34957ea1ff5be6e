package io.weik.config;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.config.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads the texts that a user names: files, folders, or {@code -} for standard input. */
public final class ConfigFiles {
  private static final String STDIN = "-";

  private final InputStream stdin;
  private final List<ConfigText> texts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();

  private ConfigFiles(InputStream stdin) {
    this.stdin = stdin;
  }

  /**
   * The texts in the order named; those of a folder are all its {@code *.yaml} and {@code *.yml},
   * sorted, without hidden ones. A file that is named twice is read once.
   *
   * @throws ProblemException with everything that could not be read
   */
  public static List<ConfigText> read(List<String> paths, InputStream stdin) {
    var files = new ConfigFiles(stdin);
    paths.forEach(files::add);
    if (!files.problems.isEmpty()) {
      throw new ProblemException(files.problems);
    }
    return List.copyOf(files.texts);
  }

  private void add(String path) {
    try {
      if (path.equals(STDIN)) {
        texts.add(text("stdin", stdin));
      } else if (Files.isDirectory(Path.of(path))) {
        addFolder(Path.of(path));
      } else {
        addFile(Path.of(path));
      }
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      problems.add(unreadable(path, e));
    }
  }

  private void addFolder(Path folder) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(folder)) {
      files = walk.filter(path -> isConfig(folder, path)).sorted().toList();
    }
    if (files.isEmpty()) {
      problems.add(
          Problem.user("no file in folder").value(folder.toString()).expected("*.yaml or *.yml"));
    }
    for (var file : files) {
      try {
        addFile(file);
      } catch (IOException e) {
        problems.add(unreadable(file.toString(), e));
      }
    }
  }

  private static boolean isConfig(Path folder, Path path) {
    var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean hidden =
        StreamSupport.stream(folder.relativize(path).spliterator(), false)
            .anyMatch(part -> part.toString().startsWith("."));
    return (name.endsWith(".yaml") || name.endsWith(".yml"))
        && !hidden
        && Files.isRegularFile(path);
  }

  private void addFile(Path file) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      if (seen.add(file.toRealPath())) {
        texts.add(text(file.toString(), stream));
      }
    }
  }

  /** Reads one byte more than may be, so that the reader can tell a text that is too large. */
  private static ConfigText text(String name, InputStream stream) throws IOException {
    return new ConfigText(name, Payload.of(stream.readNBytes(YamlText.MAXIMUM_BYTES + 1)));
  }

  private static Problem unreadable(String path, Exception reason) {
    return switch (reason) {
      case NoSuchFileException _ ->
          Problem.user("no such file or folder").value(path).hint("check the path");
      case AccessDeniedException _ ->
          Problem.user("not allowed to read").value(path).hint("check its permissions");
      default -> Problem.user("cannot read").value(path);
    };
  }
}
