package io.weik.config;

import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Resource;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Scope;
import io.weik.config.spec.EventSubscriptionSpec;
import io.weik.config.yaml.Node;
import java.util.Optional;

/** Reads EventSubscriptions. */
final class SubscriptionReader implements SpecReader {
  private final References references;
  private final EventVariables eventVariables;
  private final Variables variables;
  private final Report report;

  SubscriptionReader(
      References references, EventVariables eventVariables, Variables variables, Report report) {
    this.references = references;
    this.eventVariables = eventVariables;
    this.variables = variables;
    this.report = report;
  }

  @Override
  public Optional<Resource> read(Draft draft) {
    var scope = SpecReader.scope(draft, variables, report);
    var spec = RecordBinder.bind(EventSubscriptionSpec.class, draft.spec(), scope);
    boolean complete = check("Source", Kind.EVENT_SOURCE, draft, scope);
    complete &= check("Channel", Kind.EVENT_CHANNEL, draft, scope);
    complete &= new FilterCheck(scope).holds(draft.spec());
    complete &= new DeliveryCheck(draft, scope).holds();
    var written = given("OrderingKey", draft);
    var key = written.flatMap(scalar -> key(scalar, draft, scope));
    complete &= written.isPresent() == key.isPresent();
    return complete ? spec.map(bound -> subscription(draft, bound, key, scope)) : Optional.empty();
  }

  private static EventSubscription subscription(
      Draft draft, EventSubscriptionSpec spec, Optional<String> key, Scope scope) {
    return new EventSubscription(
        draft.metadata(),
        spec.source(),
        spec.channel(),
        new FilterReader(scope.quiet()).read(spec.filter()),
        spec.startFrom().start(),
        spec.delivery(key));
  }

  private static Optional<Node.Scalar> given(String key, Draft draft) {
    return draft.scalar(key).filter(scalar -> !scalar.isNothing());
  }

  private Optional<String> key(Node.Scalar written, Draft draft, Scope scope) {
    var mapped = given("Source", draft).flatMap(scope.quiet()::resolve).flatMap(eventVariables::of);
    return new OrderingKeyReader(mapped, variables, scope).read(written);
  }

  private boolean check(String key, Kind kind, Draft draft, Scope scope) {
    var written = given(key, draft);
    return written
        .flatMap(scope.quiet()::resolve)
        .map(name -> references.check(kind, name, written.get(), scope.into(key)))
        .orElse(false);
  }
}
