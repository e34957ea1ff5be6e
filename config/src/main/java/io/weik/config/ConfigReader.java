package io.weik.config;

import io.weik.api.event.Payload;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.resource.IntegrationFlow;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Resource;
import io.weik.api.resource.ResourceId;
import io.weik.api.source.SourceTypes;
import io.weik.config.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads texts into a checked configuration, or all that is wrong with them. Whatever a text holds,
 * it throws nothing. Does no I/O unless told to. Safe for use by several threads.
 */
public final class ConfigReader {
  /** The file that places in resources stored earlier carry. */
  public static final String STORED = "stored";

  private final SourceTypes types;
  private final Function<String, Optional<String>> environment;

  /** With the source types of this program, and what an environment variable holds. */
  public ConfigReader(SourceTypes types, Function<String, Optional<String>> environment) {
    this.types = types;
    this.environment = environment;
  }

  /**
   * Checks texts together with what is there already: a new resource takes the place of the one
   * with its kind and name, all others stay.
   *
   * @param present the documents stored earlier; notices on them are not told again
   */
  public Checked check(List<ConfigText> texts, List<ResourceDocument> present) {
    var report = new Report();
    return checked(texts, present, new Probes(), report).checked(report);
  }

  /**
   * As {@link #check}, and asks the outside world besides whether the sources could start: hosts,
   * rights, tables. Changes nothing there. Blocks until all have answered or their time is over.
   */
  public Checked checkOnline(List<ConfigText> texts, List<ResourceDocument> present)
      throws InterruptedException {
    var report = new Report();
    var probes = new Probes();
    var found = checked(texts, present, probes, report);
    probes.run(report::problem);
    return found.checked(report);
  }

  /** What a check found beside its report. */
  private record Found(Declared declared, List<Resource> resources) {
    Checked checked(Report report) {
      return report.problems().isEmpty()
          ? new Checked.Valid(configuration(declared, resources), notices(report))
          : new Checked.Invalid(report.problems(), notices(report), flows(resources));
    }
  }

  private Found checked(
      List<ConfigText> texts, List<ResourceDocument> present, Probes probes, Report report) {
    var drafts = new ArrayList<Draft>();
    texts.forEach(text -> drafts.addAll(read(text, report)));
    var renewed = drafts.stream().map(Draft::id).collect(Collectors.toSet());
    drafts.addAll(stored(present, renewed, report));
    var declared = new Declared(drafts, report);
    return new Found(declared, resources(declared, probes, report));
  }

  private static List<IntegrationFlow> flows(List<Resource> resources) {
    return resources.stream()
        .filter(IntegrationFlow.class::isInstance)
        .map(IntegrationFlow.class::cast)
        .toList();
  }

  private static List<Problem> notices(Report report) {
    return report.notices().stream()
        .filter(notice -> notice.at().filter(at -> at.file().equals(STORED)).isEmpty())
        .toList();
  }

  private static List<Draft> read(ConfigText text, Report report) {
    var parsed = YamlText.parse(text.file(), text.bytes());
    parsed.problems().forEach(report::problem);
    if (parsed.documents().isEmpty() && parsed.problems().isEmpty()) {
      report.problem(
          Problem.user("no resource in this file")
              .expected("apiVersion, kind, metadata and spec")
              .at(new Location(text.file(), 1, 1)));
    }
    var envelopes = new EnvelopeReader(report);
    return parsed.documents().stream().map(envelopes::read).flatMap(Optional::stream).toList();
  }

  private static List<Draft> stored(
      List<ResourceDocument> present, Set<ResourceId> renewed, Report report) {
    return present.stream()
        .filter(document -> !renewed.contains(document.id()))
        .map(document -> new ConfigText(STORED, Payload.ofText(document.text())))
        .flatMap(text -> read(text, report).stream())
        .toList();
  }

  private List<Resource> resources(Declared declared, Probes probes, Report report) {
    var variables = new Variables(declared, environment, report);
    var references = new References(declared);
    var claims = new Claims();
    var readers =
        new KindReaders(
            new SourceReader(types, variables, claims, probes, report),
            new ChannelReader(variables, report),
            new SubscriptionReader(references, new EventVariables(declared), variables, report),
            new FlowReader(declared, references, variables, report),
            new VariableReader(variables, report));
    var resources = new ArrayList<Resource>();
    declared.all(Kind.VARIABLE).forEach(draft -> variables.find(draft.id().name()));
    declared
        .all()
        .forEach(draft -> readers.of(draft.id().kind()).read(draft).ifPresent(resources::add));
    claims.tellClashes();
    return List.copyOf(resources);
  }

  private static Configuration configuration(Declared declared, List<Resource> resources) {
    var documents =
        declared.all().stream()
            .map(draft -> new ResourceDocument(draft.id(), draft.text()))
            .toList();
    return new Configuration(resources, documents);
  }

  private record KindReaders(
      SpecReader sources,
      SpecReader channels,
      SpecReader subscriptions,
      SpecReader flows,
      SpecReader variables) {
    SpecReader of(Kind kind) {
      return switch (kind) {
        case EVENT_SOURCE -> sources;
        case EVENT_CHANNEL -> channels;
        case EVENT_SUBSCRIPTION -> subscriptions;
        case INTEGRATION_FLOW -> flows;
        case VARIABLE -> variables;
      };
    }
  }
}
