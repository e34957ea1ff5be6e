package io.weik.config;

import io.weik.api.resource.CircuitPolicy;
import io.weik.api.resource.DeliveryPolicy;
import io.weik.api.resource.EventSubscription;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Resource;
import io.weik.api.resource.RetryPolicy;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Resolver;
import io.weik.config.bind.Scope;
import io.weik.config.spec.CircuitSpec;
import io.weik.config.spec.DataPath;
import io.weik.config.spec.EventSubscriptionSpec;
import io.weik.config.spec.RetrySpec;
import java.util.List;
import java.util.Optional;

/** Reads EventSubscriptions. */
final class SubscriptionReader implements SpecReader {
  private final Declared declared;
  private final References references;
  private final Resolver resolver;
  private final Report report;

  SubscriptionReader(Declared declared, References references, Resolver resolver, Report report) {
    this.declared = declared;
    this.references = references;
    this.resolver = resolver;
    this.report = report;
  }

  @Override
  public Optional<Resource> read(Draft draft) {
    var scope = SpecReader.scope(draft, resolver, report);
    var spec =
        RecordBinder.bind(
            EventSubscriptionSpec.class,
            draft.spec(),
            scope.resolving(new OrderingKeyResolver(resolver, mapped(draft))));
    boolean complete = check("Source", Kind.EVENT_SOURCE, draft, scope);
    complete &= check("Channel", Kind.EVENT_CHANNEL, draft, scope);
    complete &= new FilterCheck(scope).holds(draft.spec());
    complete &= spec.map(bound -> new DeliveryCheck(draft, scope).holds(bound)).orElse(false);
    return complete ? spec.map(bound -> subscription(draft, bound, scope)) : Optional.empty();
  }

  private static EventSubscription subscription(
      Draft draft, EventSubscriptionSpec spec, Scope scope) {
    return new EventSubscription(
        draft.metadata(),
        spec.source(),
        spec.channel(),
        new FilterReader(scope.quiet()).read(spec.filter()),
        spec.startFrom().start(),
        delivery(spec));
  }

  private static DeliveryPolicy delivery(EventSubscriptionSpec spec) {
    return new DeliveryPolicy(
        spec.ordering(),
        spec.orderingKey().map(DataPath::text),
        spec.maxInFlight().number(),
        spec.retry().map(RetrySpec::policy).orElseGet(RetryPolicy::defaults),
        spec.deliveryTimeout(),
        spec.circuit().map(CircuitSpec::policy).orElseGet(CircuitPolicy::defaults),
        spec.onGap().onGap());
  }

  /** The variables that the subscription's source maps. */
  private List<String> mapped(Draft draft) {
    return draft
        .scalar("Source")
        .flatMap(source -> declared.find(Kind.EVENT_SOURCE, source.text()))
        .map(Draft::mappedVariables)
        .orElse(List.of());
  }

  private boolean check(String key, Kind kind, Draft draft, Scope scope) {
    var written = draft.scalar(key).filter(scalar -> !scalar.isNothing());
    if (written.isEmpty()) {
      return false;
    }
    return scope
        .quiet()
        .resolve(written.get())
        .map(name -> references.check(kind, name, written.get(), scope.into(key)))
        .orElse(false);
  }
}
