package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.IntegrationFlow;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Metadata;
import io.weik.api.resource.Resource;
import io.weik.api.resource.Steps;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Scope;
import io.weik.config.spec.IntegrationFlowSpec;
import io.weik.config.yaml.Node;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads IntegrationFlows. */
final class FlowReader implements SpecReader {
  private final Declared declared;
  private final References references;
  private final Variables variables;
  private final Report report;

  FlowReader(Declared declared, References references, Variables variables, Report report) {
    this.declared = declared;
    this.references = references;
    this.variables = variables;
    this.report = report;
  }

  @Override
  public Optional<Resource> read(Draft draft) {
    var scope = SpecReader.scope(draft, variables, report);
    var spec = RecordBinder.bind(IntegrationFlowSpec.class, draft.spec(), scope);
    boolean complete = spec.map(bound -> checkSubscriptions(bound, draft, scope)).orElse(false);
    var names = spec.map(this::eventVariables).orElse(Set.of());
    adviseOnShadows(names, draft, scope);
    var steps = steps(names, draft, scope);
    return complete && spec.isPresent()
        ? steps.map(
            each ->
                new IntegrationFlow(
                    metadata(draft, spec.get()),
                    spec.get().initialState(),
                    spec.get().subscriptions(),
                    each,
                    names))
        : Optional.empty();
  }

  private static Metadata metadata(Draft draft, IntegrationFlowSpec spec) {
    var metadata = draft.metadata();
    return new Metadata(
        metadata.name(), spec.description().or(metadata::description), metadata.at());
  }

  private boolean checkSubscriptions(IntegrationFlowSpec spec, Draft draft, Scope scope) {
    var entry = draft.spec().find("Subscriptions").map(Node.Entry::value);
    if (spec.subscriptions().isEmpty()) {
      report.notice(
          Problem.user("a flow without subscriptions gets no events")
              .at(entry.map(Node::at).orElse(draft.spec().at()))
              .in(scope.resource())
              .path("spec.Subscriptions"));
    }
    boolean complete = true;
    var inner = scope.into("Subscriptions");
    for (int i = 0; i < spec.subscriptions().size(); i++) {
      var at = item(entry.orElse(draft.spec()), i);
      complete &=
          references.check(Kind.EVENT_SUBSCRIPTION, spec.subscriptions().get(i), at, inner.item(i));
    }
    return complete;
  }

  private static Node item(Node list, int index) {
    return list instanceof Node.Sequence sequence ? sequence.items().get(index) : list;
  }

  /** The names mapped by the sources behind the flow's subscriptions. */
  private Set<String> eventVariables(IntegrationFlowSpec spec) {
    var names = new TreeSet<String>();
    var known = new EventVariables(declared);
    spec.subscriptions().forEach(each -> known.behind(each).ifPresent(names::addAll));
    return Collections.unmodifiableSet(names);
  }

  private void adviseOnShadows(Set<String> names, Draft draft, Scope scope) {
    names.stream()
        .sorted()
        .flatMap(name -> declared.find(Kind.VARIABLE, name).stream())
        .forEach(
            variable ->
                report.notice(
                    Problem.user("an event variable and a Variable of one name")
                        .value(variable.id().name())
                        .hint("in this flow it is the event's; rename one of them")
                        .at(draft.metadata().at())
                        .in(scope.resource())));
  }

  private static boolean isSomething(Node node) {
    return !node.isNothing() && !(node instanceof Node.Sequence list && list.items().isEmpty());
  }

  private Optional<Steps> steps(Set<String> names, Draft draft, Scope scope) {
    var implementation = draft.spec().find("Implementation");
    var steps = draft.spec().find("Steps").map(Node.Entry::value).filter(FlowReader::isSomething);
    implementation.ifPresent(
        entry ->
            scope
                .into("Implementation")
                .tell(
                    entry.key().at(),
                    Problem.user("not there yet")
                        .value("Implementation")
                        .expected("Steps")
                        .hint("this version does not have flows in Python")));
    if (steps.isEmpty() && implementation.isEmpty()) {
      scope
          .into("Steps")
          .tell(draft.spec().at(), Problem.user("a flow without steps").expected("Steps"));
    }
    var read = steps.flatMap(node -> new StepsReader(names, declared, variables, scope).read(node));
    return implementation.isPresent() ? Optional.empty() : read;
  }
}
