package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.resource.Resource;
import io.weik.api.resource.StreamRetention;
import io.weik.api.resource.VariableMapping;
import io.weik.api.source.ParameterProblem;
import io.weik.api.source.SourceType;
import io.weik.api.source.SourceTypes;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Scope;
import io.weik.config.spec.EventSourceSpec;
import io.weik.config.spec.PresentText;
import io.weik.config.spec.RetentionSpec;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads EventSources. Parameters are checked even when another part of the spec is wrong. */
final class SourceReader implements SpecReader {
  private static final Set<String> FILLED = Set.of("spec.EventType", "spec.Subject");

  private final SourceTypes types;
  private final Variables variables;
  private final Claims claims;
  private final Probes probes;
  private final Report report;

  SourceReader(
      SourceTypes types, Variables variables, Claims claims, Probes probes, Report report) {
    this.types = types;
    this.variables = variables;
    this.claims = claims;
    this.probes = probes;
    this.report = report;
  }

  @Override
  public Optional<Resource> read(Draft draft) {
    var scope = SpecReader.scope(draft, variables, report);
    var type = draft.scalar("Type").filter(scalar -> !scalar.isNothing());
    var spec = RecordBinder.bind(EventSourceSpec.class, draft.spec(), filling(type, scope));
    spec.ifPresent(bound -> adviseOnType(bound, draft, scope));
    var parameters = type.flatMap(scalar -> parameters(scalar, draft, scope));
    boolean declarable = isDeclarable(draft);
    boolean complete = new RetentionCheck(draft, scope).holds() && declarable;
    var source = spec.flatMap(bound -> parameters.map(record -> source(draft, bound, record)));
    source.ifPresent(declaration -> willAsk(declaration, draft, scope));
    return source.filter(_ -> complete).map(Resource.class::cast);
  }

  private void willAsk(EventSource declaration, Draft draft, Scope scope) {
    var type = types.find(declaration.type()).orElseThrow();
    var mapping = mapping(draft).orElseThrow();
    var inner = scope.into("Parameters");
    probes.add(type, declaration, problem -> tell(problem, mapping, inner));
  }

  /** The scope, where EventType and Subject keep the placeholders that the type fills itself. */
  private Scope filling(Optional<Node.Scalar> type, Scope scope) {
    var own =
        type.flatMap(scope.quiet()::resolve)
            .flatMap(types::find)
            .map(found -> List.copyOf(found.eventValues()))
            .orElse(List.of());
    var sparing = scope.resolver().sparing(own);
    return scope.resolving(
        (scalar, text, place) ->
            (FILLED.contains(place.path()) ? sparing : scope.resolver())
                .resolve(scalar, text, place));
  }

  private boolean isDeclarable(Draft draft) {
    boolean builtIn = draft.id().name().equals(EventSource.SYSTEM);
    if (builtIn) {
      report.problem(
          Problem.user(EventSource.SYSTEM + " is built in")
              .hint("choose another name; a subscription may name it as its Source")
              .at(draft.metadata().at())
              .in(draft.id().toString())
              .path("metadata.name"));
    }
    return !builtIn;
  }

  private Optional<Record> parameters(Node.Scalar written, Draft draft, Scope scope) {
    var name = scope.quiet().resolve(written);
    var type = name.flatMap(types::find);
    if (type.isEmpty()) {
      name.ifPresent(
          each ->
              scope
                  .into("Type")
                  .tell(written.at(), Planned.problem(each, Planned.SOURCES, types.names())));
      return Optional.empty();
    }
    var inner = scope.into("Parameters").explained("EventSource." + type.get().name(), "parameter");
    return mapping(draft).flatMap(mapping -> check(type.get(), mapping, draft, inner));
  }

  /** The parameters, empty ones when there are none; nothing when they are no mapping. */
  private static Optional<Node.Mapping> mapping(Draft draft) {
    var entry = draft.spec().find("Parameters");
    if (entry.isEmpty() || entry.get().value().isNothing()) {
      return Optional.of(
          Node.Mapping.empty(entry.map(found -> found.key().at()).orElse(draft.spec().at())));
    }
    return entry.get().value() instanceof Node.Mapping mapping
        ? Optional.of(mapping)
        : Optional.empty();
  }

  private <C extends Record> Optional<Record> check(
      SourceType<C> type, Node.Mapping mapping, Draft draft, Scope scope) {
    var config = RecordBinder.bind(type.configType(), mapping, scope);
    if (config.isEmpty()) {
      return Optional.empty();
    }
    var problems = type.check(config.get());
    problems.forEach(problem -> tell(problem, mapping, scope));
    type.claims(config.get()).forEach(claim -> claims.add(claim, mapping, draft, scope));
    return problems.isEmpty() ? Optional.of(config.get()) : Optional.empty();
  }

  private static void tell(ParameterProblem problem, Node.Mapping mapping, Scope scope) {
    var place = mapping.find(problem.parameter()).map(entry -> entry.value().at());
    var told = Problem.user(problem.what());
    told = problem.expected().map(told::expected).orElse(told);
    told = problem.hint().map(told::hint).orElse(told);
    scope.into(problem.parameter()).tell(place.orElse(mapping.at()), told);
  }

  private void adviseOnType(EventSourceSpec spec, Draft draft, Scope scope) {
    if (spec.eventType().text().indexOf('.') < 0) {
      draft
          .scalar("EventType")
          .ifPresent(
              scalar ->
                  report.notice(
                      Problem.user("event type without a domain")
                          .value(scalar.text())
                          .expected("reverse DNS notation such as com.example.orders.created")
                          .at(scalar.at())
                          .in(scope.resource())
                          .path("spec.EventType")));
    }
  }

  private static EventSource source(Draft draft, EventSourceSpec spec, Record parameters) {
    return new EventSource(
        draft.metadata(),
        spec.type(),
        spec.eventType().text(),
        spec.eventSource().text(),
        spec.subject().map(PresentText::text),
        parameters,
        spec.variables().stream()
            .map(
                each ->
                    new VariableMapping(each.sourceColumn().text(), each.targetVariable().text()))
            .toList(),
        spec.requirements(),
        spec.retention().map(RetentionSpec::retention).orElseGet(StreamRetention::defaults),
        spec.onGap());
  }
}
