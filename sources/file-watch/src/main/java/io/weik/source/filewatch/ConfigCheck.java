package io.weik.source.filewatch;

import io.weik.api.source.ParameterProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with parameters that are each right by themselves. */
final class ConfigCheck {
  private final FileWatchConfig config;
  private final AllowedRoots allowed;
  private final List<ParameterProblem> problems = new ArrayList<>();

  private ConfigCheck(FileWatchConfig config, AllowedRoots allowed) {
    this.config = config;
    this.allowed = allowed;
  }

  static List<ParameterProblem> problems(FileWatchConfig config, AllowedRoots allowed) {
    var check = new ConfigCheck(config, allowed);
    check.places();
    check.words();
    check.times();
    return List.copyOf(check.problems);
  }

  private void places() {
    allowed("Path", config.folder());
    config.target().ifPresent(folder -> allowed("MoveTo", folder));
    boolean moves = config.onDelivered() == OnDelivered.MOVE;
    if (moves && config.moveTo().isEmpty()) {
      tell("MoveTo", "nowhere to move delivered files to", "a folder, as OnDelivered is move");
    }
    if (!moves && config.moveTo().isPresent()) {
      tell("MoveTo", "no file is moved", "OnDelivered: move, or no MoveTo");
    }
    if (config.target().filter(config.folder()::equals).isPresent()) {
      tell("MoveTo", "the watched folder itself", "another folder");
    }
  }

  private void allowed(String parameter, Path folder) {
    if (!allowed.named(folder)) {
      tell(
          parameter,
          "outside the folders that this server may look into: " + folder,
          "a folder in " + allowed.text());
    }
  }

  private void words() {
    if (config.notifyFilters().isEmpty()) {
      tell(
          "NotifyFilters",
          "nothing would be an event",
          "one or more of Created, Modified, Deleted, Renamed");
    }
    if (config.pattern().isEmpty()) {
      tell("Pattern", "no file would be an event", "a pattern such as *.csv");
    }
    config
        .doneFile()
        .filter(suffix -> suffix.isBlank() || suffix.contains("/"))
        .ifPresent(_ -> tell("DoneFile", "not the end of a name", "text such as .done"));
  }

  private void times() {
    positive("PollingInterval", config.pollingInterval());
    positive("ReconcileInterval", config.reconcileInterval());
  }

  private void positive(String parameter, Duration time) {
    if (!time.isPositive()) {
      tell(parameter, "no time at all", "a duration such as 10s");
    }
  }

  private void tell(String parameter, String what, String expected) {
    problems.add(new ParameterProblem(parameter, what, expected));
  }
}
