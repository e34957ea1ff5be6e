package io.weik.api.resource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which events a subscription takes: the CloudEvents filter dialects, and conditions on the data.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/main/subscriptions/spec.md#324-filters">CloudEvents
 *     Subscriptions, filters</a>
 */
public sealed interface Filter {
  /** Every attribute named has exactly this text. */
  record Exact(Map<String, String> attributes) implements Filter {}

  /** Every attribute named starts with this text. */
  record Prefix(Map<String, String> attributes) implements Filter {}

  /** Every attribute named ends with this text. */
  record Suffix(Map<String, String> attributes) implements Filter {}

  /** All of them hold; an empty list holds for every event. */
  record All(List<Filter> filters) implements Filter {}

  /** At least one of them holds. */
  record Any(List<Filter> filters) implements Filter {}

  /** It does not hold. */
  record Not(Filter filter) implements Filter {}

  /**
   * The value found in the data meets every condition.
   *
   * @param path dotted name or JSONPath
   */
  record Data(String path, List<Condition> conditions) implements Filter {}

  /** A filter that takes everything. */
  static Filter everything() {
    return new All(List.of());
  }

  /** What a value in the data must be. Texts compare with a value's text form. */
  sealed interface Condition {
    /** The value's text is this. */
    record EqualTo(String text) implements Condition {}

    /** The value's text is none of the others. */
    record NotEqualTo(String text) implements Condition {}

    /** The value's text is one of these. */
    record OneOf(List<String> texts) implements Condition {}

    /** The value's text starts with this. */
    record StartsWith(String text) implements Condition {}

    /** The value's text ends with this. */
    record EndsWith(String text) implements Condition {}

    /** The value's text, or an item of the array, contains this. */
    record Contains(String text) implements Condition {}

    /** The whole of the value's text matches. */
    record Matches(Pattern pattern) implements Condition {}

    /** There is a value, null included; or there is none. */
    record Exists(boolean wanted) implements Condition {}

    /** The value is a number and lies on this side of the limit. */
    record Compared(Comparison comparison, BigDecimal limit) implements Condition {}
  }

  /** The sides of a limit. */
  enum Comparison {
    GREATER_THAN,
    AT_LEAST,
    LESS_THAN,
    AT_MOST
  }
}
