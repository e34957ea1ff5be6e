package io.weik.cli;

import io.weik.api.flow.FlowEngine;
import io.weik.api.problem.Problem;
import io.weik.config.Checked;
import io.weik.config.Configuration;
import io.weik.config.ProblemText;
import io.weik.flow.CamelFlowEngine;
import io.weik.flow.FlowOptions;
import java.util.ArrayList;
import java.util.List;

/** Checks files as an apply would, without a server. */
final class OfflineCheck {
  /** Tells all that is wrong on standard error; the exit code says whether anything is. */
  int run(List<String> paths) {
    var texts = ApplyCommand.read(paths);
    var checked = Assembly.reader(BuiltInSources.all()).check(texts, List.of());
    System.err.print(ProblemText.notices(checked.notices()));
    var problems =
        switch (checked) {
          case Checked.Invalid invalid -> invalid.problems();
          case Checked.Valid valid -> flowProblems(valid.configuration());
        };
    if (problems.isEmpty()) {
      System.out.printf("%d %s, all is well%n", texts.size(), texts.size() == 1 ? "file" : "files");
      return 0;
    }
    System.err.print(ProblemText.format(problems, "nothing was applied"));
    return CommandFailure.FAILED;
  }

  private static List<Problem> flowProblems(Configuration configuration) {
    if (configuration.flows().isEmpty()) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    try (FlowEngine engine = new CamelFlowEngine(FlowOptions.standard())) {
      configuration.flows().forEach(flow -> problems.addAll(engine.check(flow)));
    }
    return problems;
  }
}
