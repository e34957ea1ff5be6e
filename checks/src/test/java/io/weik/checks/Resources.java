package io.weik.checks;

import io.weik.api.event.Payload;
import io.weik.cli.BuiltInSources;
import io.weik.config.Checked;
import io.weik.config.ConfigReader;
import io.weik.config.ConfigText;
import io.weik.config.ProblemText;
import java.util.List;
import java.util.Optional;

/** Checks resources as the program does, in an environment where every variable is set. */
final class Resources {
  private Resources() {}

  /** What is wrong with a text of resources, for people; empty when nothing is. */
  static Optional<String> problemsOf(String yaml) {
    var reader = new ConfigReader(BuiltInSources.all(), _ -> Optional.of("some-value"));
    var text = new ConfigText("text", Payload.ofText(yaml));
    return switch (reader.check(List.of(text), List.of())) {
      case Checked.Valid _ -> Optional.empty();
      case Checked.Invalid invalid ->
          Optional.of(ProblemText.format(invalid.problems(), "this is shown to readers"));
    };
  }
}
