package io.weik.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command that changes dead letters is given: which of them, and whether to do it. */
final class LetterChoice {
  @Mixin private LetterSelection selection = new LetterSelection();

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Only this one: its id, or its last characters.")
  private @Nullable String id;

  @Option(names = "--all", description = "Every dead letter.")
  private boolean all;

  @Option(names = "--dry-run", description = "Only say which ones.")
  private boolean dryRun;

  boolean isDryRun() {
    return dryRun;
  }

  /** Whether one is meant by its id. */
  boolean isOne() {
    return id != null;
  }

  /**
   * As parameters of the admin API: one by its id, and all only when that is asked for.
   *
   * @throws CommandFailure when nothing says which are meant
   */
  Map<String, Optional<String>> values() {
    if (id != null) {
      return new LinkedHashMap<>(Map.of("id", Optional.of(id)));
    }
    var values = selection.values();
    if (!all && values.values().stream().noneMatch(Optional::isPresent)) {
      throw new CommandFailure(
          CommandFailure.USAGE,
          "which dead letters? (expected: an id, --source, --subscription, --type, --from, --to,"
              + " --error or --all)");
    }
    values.put("all", Optional.of(String.valueOf(all)));
    return values;
  }
}
