package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** What the commands on resources share. */
final class ResourceCommand {
  private static final String RESOURCES = "resources";

  private ResourceCommand() {}

  /** Lists the applied resources of one kind, or of all when it is empty. */
  static void list(ClientOptions client, Output output, String kind) {
    var query =
        AdminClient.query(Map.of("kind", Optional.of(kind).filter(text -> !text.isEmpty())));
    output.print(client.client().get(AdminClient.path(RESOURCES) + query), ResourceCommand::table);
  }

  /** Shows one applied resource with its secrets masked: as YAML, unless JSON is asked for. */
  static void show(ClientOptions client, Output output, String kind, String name) {
    var path = AdminClient.path(RESOURCES, kind, name);
    if (output.isTable()) {
      System.out.print(client.client().text(path + "?format=yaml"));
      System.out.flush();
    } else {
      output.print(client.client().get(path), JsonNode::toString);
    }
  }

  /**
   * Starts or stops something: {@code verb} is what the API calls it, {@code done} what it is then.
   */
  static int turn(
      ClientOptions client,
      Output output,
      String collection,
      String name,
      String verb,
      String done) {
    var _ = client.client().post(AdminClient.path(collection, name, verb), new byte[0]);
    var result = Output.JSON.createObjectNode().put("name", name).put("state", done);
    output.print(result, _ -> name + " " + done + "\n");
    return 0;
  }

  private static String table(JsonNode answer) {
    var table = new Table("KIND", "NAME", "DESCRIPTION");
    for (var item : Cells.items(answer)) {
      table.row(
          Cells.text(item, "kind"), Cells.text(item, "name"), Cells.text(item, "description"));
    }
    return table.toString();
  }
}
