package io.weik.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Steps;
import io.weik.config.Placeholders.Part;
import io.weik.config.bind.Scope;
import io.weik.config.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a flow's steps. Placeholders of Variables and of environment variables in capitals are
 * replaced; those of event variables and all else, as {@code ${body}}, are Camel's and stay.
 */
final class StepsReader {
  private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]*");

  private final Set<String> eventVariables;
  private final Declared declared;
  private final Variables variables;
  private final Scope scope;
  private boolean complete = true;

  StepsReader(Set<String> eventVariables, Declared declared, Variables variables, Scope scope) {
    this.eventVariables = eventVariables;
    this.declared = declared;
    this.variables = variables;
    this.scope = scope.into("Steps");
  }

  /** The steps; empty when something was wrong, which the scope has been told. */
  Optional<Steps> read(Node node) {
    if (!(node instanceof Node.Sequence list)) {
      scope.wrongShape(node, "a list of steps such as - log: \"${body}\"");
      return Optional.empty();
    }
    checkSteps(list.items());
    var json = JsonNodeFactory.instance.arrayNode();
    var writer = new NodeJson(this::text);
    list.items().forEach(item -> json.add(writer.json(item)));
    return complete
        ? Optional.of(new Steps(json.toString(), list.items().stream().map(Node::at).toList()))
        : Optional.empty();
  }

  private void checkSteps(List<Node> items) {
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Node.Mapping step) || step.entries().size() != 1) {
        complete = false;
        scope.item(i).wrongShape(items.get(i), "a step with one key such as log: \"${body}\"");
      }
    }
  }

  private String text(Node.Scalar scalar) {
    var old = Placeholders.old(scalar.text());
    if (old.isPresent()) {
      complete = false;
      scope.tell(scalar.at(), Variables.oldPlaceholder(old.get()));
    }
    var text = new StringBuilder();
    for (var part : Placeholders.parts(scalar.text())) {
      switch (part) {
        case Part.Literal(var literal) -> text.append(literal);
        case Part.Broken(var start, _) -> text.append(start);
        case Part.Named(var name) -> text.append(value(name));
      }
    }
    return text.toString();
  }

  private String value(String name) {
    var camels = "${" + name + "}";
    boolean ours =
        !eventVariables.contains(name)
            && (declared.find(Kind.VARIABLE, name).isPresent() || CAPITALS.matcher(name).matches());
    if (!ours) {
      return camels;
    }
    return switch (variables.find(name)) {
      case Variables.Found.Value(var value) -> value;
      case Variables.Found.Missing _ -> camels;
      case Variables.Found.Faulty _ -> {
        complete = false;
        yield camels;
      }
    };
  }
}
