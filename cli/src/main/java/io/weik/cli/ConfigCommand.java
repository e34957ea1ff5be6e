package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.resource.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands on configuration. */
@Command(
    name = "config",
    description = "Applies, validates, lists, shows, deletes and exports resources.",
    subcommands = ApplyCommand.class,
    footer = {
      "",
      "Examples:",
      "  weikio config validate sources.yaml flows/",
      "  weikio config apply sources.yaml --dry-run",
      "  weikio config get EventSource github-webhooks"
    })
final class ConfigCommand {
  private static final String RESOURCES = "resources";

  @Command(
      description =
          "Checks files and folders, all at once, without a server and without changing anything.",
      footer = {
        "",
        "Examples:",
        "  weikio config validate push.yaml",
        "  weikio config validate orders.yaml --online",
        "  cat push.yaml | weikio config validate -"
      })
  int validate(
      @Mixin Output output,
      @Parameters(
              paramLabel = "PATH",
              arity = "1..*",
              description = "Files or folders of YAML; - for standard input.")
          List<String> paths,
      @Option(
              names = "--online",
              description =
                  "Also ask whether the sources could start: hosts, rights, tables. Changes nothing"
                      + " there.")
          boolean online)
      throws InterruptedException {
    return OfflineCheck.run(paths, online, output);
  }

  @Command(description = "Lists the applied resources.")
  int ls(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind.")
          @Nullable String kind) {
    ResourceCommand.list(client, output, kind == null ? "" : kind(kind).word());
    return 0;
  }

  @Command(description = "Shows one applied resource, without its secrets.")
  int get(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "KIND") String kind,
      @Parameters(paramLabel = "NAME") String name) {
    ResourceCommand.show(client, output, kind(kind).word(), name);
    return 0;
  }

  @Command(
      description =
          "Deletes one resource, unless others refer to it; asks when the place of a subscription"
              + " would be forgotten.")
  int delete(
      @Mixin ClientOptions client,
      @Mixin Output output,
      @Parameters(paramLabel = "KIND") String kind,
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--force", description = "Do not ask.") boolean force) {
    var server = client.client();
    if (kind(kind) == Kind.EVENT_SUBSCRIPTION && !force) {
      var status = server.get(AdminClient.path("eventsubscriptions", name));
      Removal.consent(
          Terminal.ofProcess(), List.of(new Removal(name, status.path("pending").asLong())));
    }
    var forced = kind(kind) == Kind.EVENT_SUBSCRIPTION ? "?force=true" : "";
    var path = AdminClient.path(RESOURCES, kind(kind).word(), name) + forced;
    output.print(server.delete(path), _ -> "deleted " + kind(kind).word() + " " + name + "\n");
    return 0;
  }

  @Command(
      description =
          "Prints all applied resources as YAML; secrets are masked, so that it can be shown.")
  int export(@Mixin ClientOptions client, @Mixin Output output) {
    var path = AdminClient.path("export");
    if (output.isTable()) {
      System.out.print(client.client().text(path));
      System.out.flush();
    } else {
      output.print(client.client().get(path + "?format=json").path("items"), JsonNode::toString);
    }
    return 0;
  }

  static Kind kind(String word) {
    var plain = word.toLowerCase(Locale.ROOT);
    return Kind.find(word)
        .or(() -> shortKind(plain))
        .orElseThrow(
            () ->
                new CommandFailure(
                    CommandFailure.USAGE,
                    "unknown kind: "
                        + word
                        + " (expected: EventSource, EventChannel, EventSubscription, IntegrationFlow or Variable)"));
  }

  private static Optional<Kind> shortKind(String word) {
    return switch (word) {
      case "es" -> Optional.of(Kind.EVENT_SOURCE);
      case "flow" -> Optional.of(Kind.INTEGRATION_FLOW);
      default ->
          word.endsWith("s") ? Kind.find(word.substring(0, word.length() - 1)) : Optional.empty();
    };
  }
}
