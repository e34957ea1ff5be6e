package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.config.ProblemText;
import io.weik.server.ProblemDocument;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks whether what is declared can work. */
@Command(
    name = "doctor",
    description = {
      "Asks whether what is declared can work, and says what to do where it cannot: hosts, rights, settings, tables.",
      "Without a file it examines what a running Weikio has; with files, those, without a server."
    },
    footer = {"", "Examples:", "  weikio doctor", "  weikio doctor orders.yaml"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private Output output = new Output();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files or folders of YAML; - for standard input.")
  private List<String> paths = List.of();

  @Override
  public Integer call() throws InterruptedException {
    if (!paths.isEmpty()) {
      return OfflineCheck.run(paths, true, output);
    }
    var answer = client.client().post(AdminClient.path("probe"), new byte[0]);
    boolean well = answer.path("problems").isEmpty();
    if (output.isTable() && !well) {
      System.err.print(ProblemText.format(ProblemDocument.read(answer), "see the hints"));
    } else {
      output.print(answer, DoctorCommand::text);
    }
    return well ? 0 : CommandFailure.FAILED;
  }

  private static String text(JsonNode answer) {
    int sources = answer.path("sources").asInt();
    return (sources == 1 ? "1 source" : sources + " sources") + " examined, all is well\n";
  }
}
