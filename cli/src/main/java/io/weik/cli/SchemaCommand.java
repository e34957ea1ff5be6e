package io.weik.cli;

import io.weik.config.Reference;
import picocli.CommandLine.Command;

/** Prints schemas. */
@Command(
    name = "schema",
    description = "Prints schemas.",
    footer = {"", "Example:", "  weikio schema config > weikio.schema.json"})
final class SchemaCommand {
  @Command(description = "Prints a JSON Schema of the YAML resources, for editors.")
  int config() {
    System.out.println(new Reference(BuiltInSources.all()).schema().stripTrailing());
    return 0;
  }
}
