package io.weik.source.filewatch;

import io.weik.api.source.ParameterProblem;
import io.weik.api.source.Source;
import io.weik.api.source.SourceType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The type {@code file-watch}: changes of files become events. */
public final class FileWatchType implements SourceType<FileWatchConfig> {
  private final AllowedRoots allowed;

  /** A type whose sources may look everywhere. */
  public FileWatchType() {
    this(List.of());
  }

  /**
   * A type whose sources may only look into these folders, and those below.
   *
   * @param allowedRoots everywhere when empty
   */
  public FileWatchType(List<Path> allowedRoots) {
    this.allowed = new AllowedRoots(allowedRoots);
  }

  @Override
  public String name() {
    return "file-watch";
  }

  @Override
  public Class<FileWatchConfig> configType() {
    return FileWatchConfig.class;
  }

  @Override
  public List<ParameterProblem> check(FileWatchConfig config) {
    return ConfigCheck.problems(config, allowed);
  }

  @Override
  public Source create(FileWatchConfig config) {
    var watch = new FileWatch(config, allowed);
    return new Source.Running(watch, Optional.of(watch::trial));
  }

  /** The folder and the patterns in one line, as a glob where that is possible. */
  @Override
  public String summary(FileWatchConfig config) {
    var patterns = config.pattern().stream().map(Glob::text).collect(Collectors.joining(", "));
    boolean oneForm = config.pattern().size() == 1 && !config.pattern().getFirst().hasFolders();
    if (!oneForm) {
      return config.folder() + "/ " + patterns;
    }
    return config.folder() + (config.includeSubdirectories() ? "/**/" : "/") + patterns;
  }

  @Override
  public String toString() {
    return name();
  }
}
