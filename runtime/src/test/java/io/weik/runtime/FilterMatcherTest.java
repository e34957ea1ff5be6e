package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.Payload;
import io.weik.api.resource.Filter;
import io.weik.api.resource.Filter.Comparison;
import io.weik.api.resource.Filter.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FilterMatcherTest {
  private static final String DATA =
      """
      {"ref": "refs/heads/main", "total": 100.0, "tags": ["new", 7], "none": null}
      """;

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(true, exact("type", "com.example.orders.created")),
        Arguments.of(false, exact("type", "com.example.orders")),
        Arguments.of(true, exact("region", "north")),
        Arguments.of(false, exact("absent", "north")),
        Arguments.of(true, exact("time", "2026-01-15T10:30:00.500Z")),
        Arguments.of(true, exact("specversion", "1.0")),
        Arguments.of(true, new Filter.Prefix(Map.of("type", "com.example", "subject", "/orders/"))),
        Arguments.of(false, new Filter.Prefix(Map.of("type", "com.example", "subject", "/x"))),
        Arguments.of(true, new Filter.Suffix(Map.of("type", ".created"))),
        Arguments.of(false, new Filter.Suffix(Map.of("type", ".deleted"))),
        Arguments.of(true, Filter.everything()),
        Arguments.of(false, new Filter.All(List.of(exact("id", "A-1"), exact("id", "B")))),
        Arguments.of(true, new Filter.Any(List.of(exact("id", "A-1"), exact("id", "B")))),
        Arguments.of(false, new Filter.Any(List.of())),
        Arguments.of(true, new Filter.Not(exact("id", "B"))));
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        Arguments.of(true, "ref", new Condition.EqualTo("refs/heads/main")),
        Arguments.of(true, "$.total", new Condition.EqualTo("100")),
        Arguments.of(false, "$.total", new Condition.EqualTo("101")),
        Arguments.of(true, "ref", new Condition.NotEqualTo("x")),
        Arguments.of(false, "absent", new Condition.NotEqualTo("x")),
        Arguments.of(true, "ref", new Condition.OneOf(List.of("x", "refs/heads/main"))),
        Arguments.of(true, "ref", new Condition.StartsWith("refs/")),
        Arguments.of(true, "ref", new Condition.EndsWith("/main")),
        Arguments.of(true, "ref", new Condition.Contains("heads")),
        Arguments.of(true, "tags", new Condition.Contains("7")),
        Arguments.of(false, "tags", new Condition.Contains("ne")),
        Arguments.of(true, "ref", new Condition.Matches(Pattern.compile("refs/[a-z]+/main"))),
        Arguments.of(false, "ref", new Condition.Matches(Pattern.compile("refs"))),
        Arguments.of(true, "none", new Condition.Exists(true)),
        Arguments.of(true, "absent", new Condition.Exists(false)),
        Arguments.of(true, "total", compared(Comparison.AT_LEAST, "100")),
        Arguments.of(false, "total", compared(Comparison.GREATER_THAN, "100")),
        Arguments.of(true, "total", compared(Comparison.AT_MOST, "100")),
        Arguments.of(true, "total", compared(Comparison.LESS_THAN, "100.01")),
        Arguments.of(false, "ref", compared(Comparison.LESS_THAN, "5")));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void attributesDecide(boolean expected, Filter filter) {
    var event = Samples.event("application/json", Payload.ofText(DATA), Map.of("region", "north"));

    assertThat(new FilterMatcher(filter).matches(event)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void theDataDecides(boolean expected, String path, Condition condition) {
    var filter = new Filter.Data(path, List.of(condition));

    assertThat(new FilterMatcher(filter).matches(Samples.event("application/json", DATA)))
        .isEqualTo(expected);
  }

  @Test
  void dataThatIsNoJsonMeetsNoCondition() {
    var filter = new Filter.Data("ref", List.of(new Condition.Exists(true)));

    assertThat(new FilterMatcher(filter).matches(Samples.event("text/plain", "ref"))).isFalse();
  }

  @Test
  void anExpressionThatTakesTooLongFailsInsteadOfHangingOn() {
    var endless = new Condition.Matches(Pattern.compile("(.*a){30}b"));
    var matcher = new FilterMatcher(new Filter.Data("text", List.of(endless)));
    var event = Samples.event("application/json", "{\"text\": \"" + "a".repeat(60) + "\"}");

    assertThatThrownBy(() -> matcher.matches(event)).hasMessageContaining("takes too long");
  }

  private static Filter exact(String attribute, String text) {
    return new Filter.Exact(Map.of(attribute, text));
  }

  private static Condition compared(Comparison comparison, String limit) {
    return new Condition.Compared(comparison, new BigDecimal(limit));
  }
}
