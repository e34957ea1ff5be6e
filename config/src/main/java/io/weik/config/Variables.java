package io.weik.config;

import io.weik.api.problem.Problem;
import io.weik.api.problem.Suggestions;
import io.weik.api.resource.Kind;
import io.weik.config.Placeholders.Part;
import io.weik.config.bind.Resolver;
import io.weik.config.bind.Scope;
import io.weik.config.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/**
 * What {@code ${name}} stands for: a Variable resource, or else an environment variable of that
 * name or, since no shell can export {@code api-token}, of its form in capitals, {@code API_TOKEN}.
 * Each Variable's own value is resolved once; what is wrong with it is told once, at the Variable.
 */
final class Variables implements Resolver {
  private static final int MAXIMUM_DEPTH = 32;
  private static final long MAXIMUM_CHARACTERS = 64L << 20;

  private final Declared declared;
  private final Function<String, Optional<String>> environment;
  private final Report report;
  private final Map<String, Found> known = new HashMap<>();
  private final SequencedSet<String> underway = new LinkedHashSet<>();
  private long substituted;

  /** What was found under a name. */
  sealed interface Found {
    /** A value. */
    record Value(String text) implements Found {}

    /** A Variable with a problem that was told already. */
    record Faulty() implements Found {}

    /** Nothing. */
    record Missing() implements Found {}
  }

  Variables(Declared declared, Function<String, Optional<String>> environment, Report report) {
    this.declared = declared;
    this.environment = environment;
    this.report = report;
  }

  /** What a name stands for. */
  Found find(String name) {
    var cached = known.get(name);
    if (cached != null) {
      return cached;
    }
    var draft = declared.find(Kind.VARIABLE, name);
    if (draft.isPresent() && underway.contains(name)) {
      tellCycle(name);
      return new Found.Faulty();
    }
    var found = draft.map(this::valueOf).orElseGet(() -> fromEnvironment(name));
    known.put(name, found);
    return found;
  }

  /** The names of all Variable resources. */
  List<String> names() {
    return declared.names(Kind.VARIABLE);
  }

  private Found fromEnvironment(String name) {
    return environment
        .apply(name)
        .or(() -> environment.apply(inCapitals(name)))
        .<Found>map(Found.Value::new)
        .orElseGet(Found.Missing::new);
  }

  private Found valueOf(Draft draft) {
    var scope = scope(draft);
    var scalar = draft.scalar("Value").filter(value -> !value.isNothing());
    if (scalar.isEmpty()) {
      return new Found.Faulty();
    }
    if (underway.size() >= MAXIMUM_DEPTH) {
      scope.tell(
          scalar.get().at(),
          Problem.user("variables within variables too deeply")
              .expected("at most " + MAXIMUM_DEPTH + " levels"));
      return new Found.Faulty();
    }
    underway.add(draft.id().name());
    var value = scope.resolve(scalar.get());
    underway.remove(draft.id().name());
    value.filter(_ -> isSecret(draft.spec())).ifPresent(report::hide);
    return value.<Found>map(Found.Value::new).orElseGet(Found.Faulty::new);
  }

  /** Whether a Variable's value must not be shown; so it is when that cannot be told. */
  static boolean isSecret(Node spec) {
    return spec instanceof Node.Mapping mapping
        && mapping
            .find("IsSecret")
            .map(entry -> !(entry.value() instanceof Node.Scalar scalar) || !isFalse(scalar))
            .orElse(false);
  }

  private static boolean isFalse(Node.Scalar scalar) {
    return scalar.text().strip().equalsIgnoreCase("false");
  }

  private Scope scope(Draft draft) {
    return new Scope(
        draft.id().toString(), "spec.Value", "Variable.Value", "key", this, report::problem);
  }

  private void tellCycle(String name) {
    var chain = new ArrayList<String>(underway);
    chain.subList(0, chain.indexOf(name)).clear();
    chain.add(name);
    var first = declared.find(Kind.VARIABLE, name).orElseThrow();
    scope(first)
        .tell(
            first.scalar("Value").orElseThrow().at(),
            Problem.user("variables that need each other").value(String.join(" \u2192 ", chain)));
  }

  @Override
  public Optional<String> resolve(Node.Scalar scalar, String text, Scope scope) {
    var old = Placeholders.old(text);
    if (old.isPresent()) {
      scope.tell(scalar.at(), oldPlaceholder(old.get()));
      return Optional.empty();
    }
    return text.contains("${") ? substitute(scalar, text, scope) : Optional.of(text);
  }

  /** The problem with a placeholder of the old dialect. */
  static Problem oldPlaceholder(Placeholders.Old old) {
    return Problem.user("old placeholder").value(old.written()).expected(old.today());
  }

  private Optional<String> substitute(Node.Scalar scalar, String text, Scope scope) {
    var resolved = new StringBuilder();
    boolean complete = true;
    for (var part : Placeholders.parts(text)) {
      switch (part) {
        case Part.Literal(var literal) -> resolved.append(literal);
        case Part.Named(var name) -> complete &= append(name, resolved, scalar, scope);
        case Part.Broken(_, var what) -> {
          scope.tell(
              scalar.at(),
              Problem.user(what).expected("${name}").hint("write $${ for a ${ that is text"));
          complete = false;
        }
      }
    }
    return complete ? Optional.of(resolved.toString()) : Optional.empty();
  }

  private boolean append(String name, StringBuilder to, Node.Scalar scalar, Scope scope) {
    return switch (find(name)) {
      case Found.Value(var value) -> {
        substituted += value.length();
        if (substituted > MAXIMUM_CHARACTERS) {
          scope.tell(scalar.at(), Problem.user("placeholders stand for too much text"));
          yield false;
        }
        to.append(value);
        yield true;
      }
      case Found.Faulty _ -> false;
      case Found.Missing _ -> {
        tellMissing(name, scalar, scope);
        yield false;
      }
    };
  }

  private void tellMissing(String name, Node.Scalar scalar, Scope scope) {
    var problem =
        Problem.user("variable not found")
            .value(name)
            .expected("a Variable resource or an environment variable of that name");
    scope.tell(scalar.at(), problem.hint(hint(name)));
  }

  /** The form of a name that a shell can export. */
  private static String inCapitals(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[-.]", "_");
  }

  private String hint(String name) {
    return Suggestions.didYouMean(name, names())
        .orElse("for example: export " + inCapitals(name) + "=...");
  }
}
