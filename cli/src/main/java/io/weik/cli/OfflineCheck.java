package io.weik.cli;

import io.weik.api.flow.FlowEngine;
import io.weik.config.Checked;
import io.weik.config.ConfigText;
import io.weik.config.ProblemText;
import io.weik.flow.CamelFlowEngine;
import io.weik.flow.FlowOptions;
import io.weik.server.WholeCheck;
import java.util.List;

/** Checks files as an apply would, without a server. */
final class OfflineCheck {
  /** Tells all that is wrong on standard error; the exit code says whether anything is. */
  int run(List<String> paths) {
    var texts = ApplyCommand.read(paths);
    var checked = check(texts);
    System.err.print(ProblemText.notices(checked.notices()));
    return switch (checked) {
      case Checked.Invalid invalid -> {
        System.err.print(ProblemText.format(invalid.problems(), "nothing was applied"));
        yield CommandFailure.FAILED;
      }
      case Checked.Valid _ -> {
        var files = texts.size() == 1 ? "1 file" : texts.size() + " files";
        System.out.println(files + ", all is well");
        yield 0;
      }
    };
  }

  private static Checked check(List<ConfigText> texts) {
    var engine = new Once<FlowEngine>(() -> new CamelFlowEngine(FlowOptions.standard()));
    try {
      return new WholeCheck(Assembly.reader(BuiltInSources.all()), engine).check(texts, List.of());
    } finally {
      engine.made().ifPresent(FlowEngine::close);
    }
  }
}
