package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.resource.Filter;
import io.weik.api.resource.Filter.Comparison;
import io.weik.api.resource.Filter.Condition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {
  @Test
  void withoutAFilterEverythingIsTaken() {
    assertThat(filter("[]")).isEqualTo(Filter.everything());
  }

  @Test
  void attributesAreInLowerCaseAndPlaceholdersResolved() {
    assertThat(filter("{exact: {Type: com.x, subject: \"${TOKEN}\"}}"))
        .isEqualTo(new Filter.Exact(Map.of("type", "com.x", "subject", "t0ken-from-environment")));
  }

  @Test
  void aListAndSeveralKeysMeanThatAllMustHold() {
    var prefix = new Filter.Prefix(Map.of("subject", "/a"));
    var suffix = new Filter.Suffix(Map.of("subject", ".b"));
    var all = new Filter.All(List.of(prefix, suffix));

    assertThat(filter("[{prefix: {subject: /a}}, {suffix: {subject: .b}}]")).isEqualTo(all);
    assertThat(filter("{prefix: {subject: /a}, suffix: {subject: .b}}")).isEqualTo(all);
    assertThat(filter("{all: [{prefix: {subject: /a}}, {suffix: {subject: .b}}]}")).isEqualTo(all);
  }

  @Test
  void filtersNest() {
    assertThat(filter("{any: [{exact: {type: a}}, {not: {exact: {type: b}}}]}"))
        .isEqualTo(
            new Filter.Any(
                List.of(
                    new Filter.Exact(Map.of("type", "a")),
                    new Filter.Not(new Filter.Exact(Map.of("type", "b"))))));
  }

  @Test
  void aPlainValueInTheDataMustBeEqual() {
    assertThat(filter("{data: {$.ref: refs/heads/main}}"))
        .isEqualTo(new Filter.Data("$.ref", List.of(new Condition.EqualTo("refs/heads/main"))));
  }

  @Test
  void everyConditionIsRead() {
    assertThat(
            conditions(
                "equals: a, notEquals: b, in: [c, d], prefix: e, suffix: f, contains: g,"
                    + " exists: false, greaterThan: 1, atLeast: 2.5, lessThan: '3', atMost: 4"))
        .containsExactly(
            new Condition.EqualTo("a"),
            new Condition.NotEqualTo("b"),
            new Condition.OneOf(List.of("c", "d")),
            new Condition.StartsWith("e"),
            new Condition.EndsWith("f"),
            new Condition.Contains("g"),
            new Condition.Exists(false),
            new Condition.Compared(Comparison.GREATER_THAN, new BigDecimal("1")),
            new Condition.Compared(Comparison.AT_LEAST, new BigDecimal("2.5")),
            new Condition.Compared(Comparison.LESS_THAN, new BigDecimal("3")),
            new Condition.Compared(Comparison.AT_MOST, new BigDecimal("4")));
  }

  @Test
  void aPatternIsCompiled() {
    assertThat(conditions("matches: '[a-z]+'"))
        .singleElement()
        .isInstanceOfSatisfying(
            Condition.Matches.class,
            matches -> assertThat(matches.pattern().pattern()).isEqualTo("[a-z]+"));
  }

  private static List<Condition> conditions(String conditions) {
    return ((Filter.Data) filter("{data: {total: {" + conditions + "}}}")).conditions();
  }

  private static Filter filter(String filter) {
    var rest =
        """
        ---
        apiVersion: weik.io/v1
        kind: EventChannel
        metadata: {name: events}
        spec:
        ---
        apiVersion: weik.io/v1
        kind: EventSubscription
        metadata: {name: all}
        spec: {Source: pushes, Channel: events, Filter: %s}
        """
            .formatted(filter);
    return Fixture.valid(Fixture.source("Path: /a") + rest).subscriptions().getFirst().filter();
  }
}
