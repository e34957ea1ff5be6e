package io.weik.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.resource.EventSource;
import io.weik.api.source.SourceType;
import io.weik.api.source.SourceTypes;
import io.weik.config.Checked;
import io.weik.config.ConfigText;
import io.weik.config.ProblemText;
import io.weik.runtime.Trial;
import io.weik.server.TrialView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a source once against the real world without storing anything. */
@Command(
    name = "try",
    description = {
      "Runs a source once against the real world and prints the events it would emit.",
      "Nothing is stored and no position moves. A source of a running Weikio is tried from where it"
          + " is; a source in a file, without a server, from the beginning."
    },
    footer = {
      "",
      "Examples:",
      "  weikio es try price-updates",
      "  weikio es try prices.yaml",
      "  weikio es try everything.yaml --source price-updates -o json"
    })
final class TryCommand implements Callable<Integer> {
  private static final SourceTypes TYPES = BuiltInSources.all();

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "NAME|FILE", description = "A source, or a file that declares some.")
  private String target = "";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Which source of the file; all that are not sent to, when left out.")
  private @Nullable String source;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many events are shown at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 0) {
      throw new CommandFailure(
          CommandFailure.USAGE, "--limit: " + limit + " (expected: a number from 0 on)");
    }
    return isFile() ? ofFile() : print(ofServer());
  }

  private boolean isFile() {
    return target.endsWith(".yaml")
        || target.endsWith(".yml")
        || target.contains("/")
        || Files.exists(Path.of(target));
  }

  private JsonNode ofServer() {
    var query = AdminClient.query(Map.of("limit", Optional.of(String.valueOf(limit))));
    return client
        .client()
        .post(AdminClient.path("eventsources", target, "try") + query, new byte[0]);
  }

  private int ofFile() throws InterruptedException {
    LibraryLogs.join();
    int exit = 0;
    for (var declaration : chosen(ApplyCommand.read(List.of(target)))) {
      var trial = Trial.of(declaration, type(declaration), limit, Clock.systemUTC());
      exit = Math.max(exit, print(parsed(TrialView.of(trial))));
    }
    return exit;
  }

  private List<EventSource> chosen(List<ConfigText> texts) {
    var sources =
        switch (Assembly.reader(TYPES).check(texts, List.of())) {
          case Checked.Valid valid -> valid.configuration().sources();
          case Checked.Invalid invalid ->
              throw new CommandFailure(
                  CommandFailure.FAILED,
                  ProblemText.format(invalid.problems(), "nothing was tried").stripTrailing());
        };
    var chosen = sources.stream().filter(this::isChosen).toList();
    if (chosen.isEmpty()) {
      var names = sources.stream().map(EventSource::name).toList();
      throw new CommandFailure(
          CommandFailure.FAILED,
          source == null
              ? "no source in " + target + " that looks for events by itself"
              : "no source " + source + " in " + target + " (there: " + names + ")");
    }
    return chosen;
  }

  private boolean isChosen(EventSource declaration) {
    return source == null
        ? Trial.isPossible(declaration, type(declaration))
        : declaration.name().equals(source);
  }

  private static SourceType<?> type(EventSource declaration) {
    return TYPES.find(declaration.type()).orElseThrow();
  }

  /** The view holds events as raw text, as it would be sent. */
  private static JsonNode parsed(JsonNode view) {
    try {
      return Output.JSON.readTree(view.toString());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private int print(JsonNode trial) {
    output.print(trial, TrialText::of);
    return trial.has("problem") ? CommandFailure.FAILED : 0;
  }
}
