package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.flow.FlowEngine;
import io.weik.api.problem.Problem;
import io.weik.config.Checked;
import io.weik.config.ConfigText;
import io.weik.config.ProblemText;
import io.weik.flow.CamelFlowEngine;
import io.weik.flow.FlowOptions;
import io.weik.server.ProblemDocument;
import io.weik.server.WholeCheck;
import java.util.List;

/** Checks files as an apply would, without a server; online, it asks the outside world besides. */
final class OfflineCheck {
  private OfflineCheck() {}

  /** Tells all that is wrong; the exit code says whether anything is. */
  static int run(List<String> paths, boolean online, Output output) throws InterruptedException {
    var texts = ApplyCommand.read(paths);
    var checked = check(texts, online);
    var problems =
        switch (checked) {
          case Checked.Invalid invalid -> invalid.problems();
          case Checked.Valid _ -> List.<Problem>of();
        };
    if (output.isTable()) {
      tell(texts, problems, checked.notices());
    } else {
      output.print(document(problems, checked.notices()), JsonNode::toString);
    }
    return problems.isEmpty() ? 0 : CommandFailure.FAILED;
  }

  private static void tell(List<ConfigText> texts, List<Problem> problems, List<Problem> notices) {
    System.err.print(ProblemText.notices(notices));
    if (problems.isEmpty()) {
      var files = texts.size() == 1 ? "1 file" : texts.size() + " files";
      System.out.println(files + ", all is well");
    } else {
      System.err.print(ProblemText.format(problems, "nothing was applied"));
    }
  }

  private static JsonNode document(List<Problem> problems, List<Problem> notices) {
    var document = Output.JSON.createObjectNode();
    document.put("valid", problems.isEmpty());
    var list = document.putArray("problems");
    problems.forEach(problem -> list.add(ProblemDocument.of(problem)));
    var told = document.putArray("notices");
    notices.forEach(notice -> told.add(ProblemDocument.of(notice)));
    return document;
  }

  private static Checked check(List<ConfigText> texts, boolean online) throws InterruptedException {
    if (online) {
      LibraryLogs.join();
    }
    var engine = new Once<FlowEngine>(() -> new CamelFlowEngine(FlowOptions.standard()));
    try {
      var check = new WholeCheck(Assembly.reader(BuiltInSources.all()), engine);
      return online ? check.checkOnline(texts, List.of()) : check.check(texts, List.of());
    } finally {
      engine.made().ifPresent(FlowEngine::close);
    }
  }
}
