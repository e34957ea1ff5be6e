package io.weik.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.parameter.Secret;
import io.weik.api.problem.Problem;
import io.weik.api.resource.Resource;
import io.weik.api.resource.Variable;
import io.weik.api.resource.VariableType;
import io.weik.config.bind.RecordBinder;
import io.weik.config.spec.Limit;
import io.weik.config.spec.VariableSpec;
import io.weik.config.yaml.Shown;
import java.util.Locale;
import java.util.Optional;

/** Reads Variables. */
final class VariableReader implements SpecReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Variables variables;
  private final Report report;

  VariableReader(Variables variables, Report report) {
    this.variables = variables;
    this.report = report;
  }

  @Override
  public Optional<Resource> read(Draft draft) {
    var found = variables.find(draft.id().name());
    var scope = SpecReader.scope(draft, variables, report);
    var spec = RecordBinder.bind(VariableSpec.class, draft.spec(), scope);
    if (spec.isEmpty() || !(found instanceof Variables.Found.Value(var value))) {
      return Optional.empty();
    }
    var expected = expected(spec.get().type(), value);
    if (expected.isPresent()) {
      var written = spec.get().value();
      var shown = Variables.isSecret(draft.spec()) ? Secret.MASK : Shown.of(written.text());
      scope
          .into("Value")
          .tell(written.at(), Problem.user("wrong value").value(shown).expected(expected.get()));
      return Optional.empty();
    }
    return Optional.of(
        new Variable(
            draft.metadata(), Secret.parse(value), spec.get().type(), spec.get().isSecret()));
  }

  /** What the value should have been; empty when it is that. */
  private static Optional<String> expected(VariableType type, String value) {
    return switch (type) {
      case STRING -> Optional.empty();
      case NUMBER -> number(value);
      case BOOLEAN ->
          switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "false" -> Optional.empty();
            default -> Optional.of("true or false, by its Type");
          };
      case JSON -> json(value);
    };
  }

  private static Optional<String> number(String value) {
    try {
      var _ = Limit.parse(value);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage() + ", by its Type");
    }
  }

  private static Optional<String> json(String value) {
    try {
      return JSON.readTree(value).isMissingNode()
          ? Optional.of("JSON, by its Type")
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.of("JSON, by its Type");
    }
  }
}
