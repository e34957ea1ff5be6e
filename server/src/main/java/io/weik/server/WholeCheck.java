package io.weik.server;

import io.weik.api.flow.FlowEngine;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.resource.IntegrationFlow;
import io.weik.config.Checked;
import io.weik.config.ConfigReader;
import io.weik.config.ConfigText;
import io.weik.config.ResourceDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Checks resources with the steps of their flows, all at once. Safe for use by several threads. */
public final class WholeCheck {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(
          problem -> problem.at().orElse(new Location("", 0, 0)), Comparator.naturalOrder());

  private final ConfigReader reader;
  private final Supplier<FlowEngine> engine;

  /**
   * With what reads resources, and gives the flow engine; the latter is asked only when there is a
   * flow.
   */
  public WholeCheck(ConfigReader reader, Supplier<FlowEngine> engine) {
    this.reader = reader;
    this.engine = engine;
  }

  /**
   * Checks texts together with what is there already, as {@link ConfigReader#check} does, and
   * steps.
   *
   * @param present the documents stored earlier
   */
  public Checked check(List<ConfigText> texts, List<ResourceDocument> present) {
    return withSteps(reader.check(texts, present));
  }

  /** As {@link #check}, and asks the outside world besides whether the sources could start. */
  public Checked checkOnline(List<ConfigText> texts, List<ResourceDocument> present)
      throws InterruptedException {
    return withSteps(reader.checkOnline(texts, present));
  }

  private Checked withSteps(Checked checked) {
    return switch (checked) {
      case Checked.Valid valid -> {
        var flows = valid.configuration().flows();
        var problems = problems(flows);
        yield problems.isEmpty() ? valid : new Checked.Invalid(problems, valid.notices(), flows);
      }
      case Checked.Invalid invalid -> {
        var all = new ArrayList<>(invalid.problems());
        all.addAll(problems(invalid.flows()));
        all.sort(BY_PLACE);
        yield new Checked.Invalid(all, invalid.notices(), invalid.flows());
      }
    };
  }

  private List<Problem> problems(List<IntegrationFlow> flows) {
    var problems = new ArrayList<Problem>();
    flows.forEach(flow -> problems.addAll(engine.get().check(flow)));
    return problems;
  }
}
