package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.resource.ChannelType;
import io.weik.api.resource.EventChannel;
import io.weik.api.resource.Resource;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Resolver;
import io.weik.config.bind.Scope;
import io.weik.config.spec.EventChannelSpec;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads EventChannels. */
final class ChannelReader implements SpecReader {
  static final List<String> PRESENT =
      Arrays.stream(ChannelType.values())
          .map(type -> type.name().toLowerCase(Locale.ROOT))
          .toList();

  private final Resolver resolver;
  private final Report report;

  ChannelReader(Resolver resolver, Report report) {
    this.resolver = resolver;
    this.report = report;
  }

  @Override
  public Optional<Resource> read(Draft draft) {
    var scope = SpecReader.scope(draft, resolver, report);
    var spec = RecordBinder.bind(EventChannelSpec.class, draft.spec(), scope);
    return spec.flatMap(bound -> type(bound.type(), draft, scope))
        .filter(_ -> takesNoParameters(spec.get(), scope))
        .map(type -> new EventChannel(draft.metadata(), type));
  }

  private Optional<ChannelType> type(String name, Draft draft, Scope scope) {
    var type =
        Arrays.stream(ChannelType.values())
            .filter(each -> each.name().equalsIgnoreCase(name))
            .findFirst();
    if (type.isEmpty()) {
      var at = draft.scalar("Type").map(Node.Scalar::at).orElse(draft.spec().at());
      scope.into("Type").tell(at, Planned.problem(name, Planned.CHANNELS, PRESENT));
      return Optional.empty();
    }
    List.of("Variables", "Requirements").forEach(key -> adviseOn(key, draft, name));
    return type;
  }

  private static boolean takesNoParameters(EventChannelSpec spec, Scope scope) {
    var entries = spec.parameters().map(Node.Mapping::entries).orElse(List.of());
    for (var entry : entries) {
      var key = Shown.of(entry.name());
      scope
          .into("Parameters")
          .into(key)
          .tell(
              entry.key().at(),
              Problem.user("unknown parameter")
                  .value(key)
                  .expected("none for a channel of type " + spec.type()));
    }
    return entries.isEmpty();
  }

  private void adviseOn(String key, Draft draft, String type) {
    draft
        .spec()
        .find(key)
        .filter(entry -> !entry.value().isNothing())
        .ifPresent(
            entry ->
                report.notice(
                    Problem.user("no effect on a channel of type " + type)
                        .value(key)
                        .at(entry.key().at())
                        .in(draft.id().toString())
                        .path("spec." + key)));
  }
}
