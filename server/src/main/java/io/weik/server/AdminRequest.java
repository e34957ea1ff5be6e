package io.weik.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request that passed the access rules and matched an endpoint, with its whole body.
 *
 * @param path decoded variables of the path, by name
 * @param query decoded first values of the query, by name
 * @param mediaType as sent, without parameters; empty when none was
 * @param body empty when none was sent
 */
public record AdminRequest(
    Map<String, String> path, Map<String, String> query, String mediaType, Payload body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A variable of the endpoint's path. */
  public String variable(String name) {
    var value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the path has no variable " + name);
    }
    return value;
  }

  /** A query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** Whether a query parameter says {@code true}. */
  public boolean flag(String name) {
    return parameter(name).filter("true"::equals).isPresent();
  }

  /**
   * A query parameter that is a number.
   *
   * @throws AdminFailure 400 when it is not a number from 0 to {@code most}
   */
  public int number(String name, int otherwise, int most) {
    return numberBetween(name, 0, most).orElse(otherwise);
  }

  /**
   * A query parameter that is a number.
   *
   * @throws AdminFailure 400 when it is not a number from {@code least} to {@code most}
   */
  public Optional<Integer> numberBetween(String name, int least, int most) {
    return parameter(name).map(text -> number(name, text, least, most));
  }

  private static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Answered below, like a number out of range.
    }
    throw AdminFailure.badRequest(
        Problem.user("not a number in range: " + name).value(text).expected(least + " to " + most));
  }

  /**
   * A query parameter that is a time.
   *
   * @throws AdminFailure 400 when it is not written as RFC 3339 says
   */
  public Optional<Instant> time(String name) {
    return parameter(name).map(text -> time(name, text));
  }

  private static Instant time(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw AdminFailure.badRequest(
          Problem.user("not a time: " + name)
              .value(text)
              .expected("RFC 3339, such as 2026-01-15T10:30:00Z"));
    }
  }

  /**
   * A copy whose query also has the fields of the JSON body, if there is a body; where both have
   * one, the query's counts.
   *
   * @throws AdminFailure 400 when the body is no JSON object of these fields
   */
  public AdminRequest withFields(Set<String> names) {
    if (body.size() == 0) {
      return this;
    }
    var fields = json();
    if (!fields.isObject()) {
      throw AdminFailure.badRequest(Problem.user("the body is not a JSON object"));
    }
    var both = new LinkedHashMap<String, String>();
    for (var field : fields.properties()) {
      if (!names.contains(field.getKey())) {
        throw AdminFailure.badRequest(
            Problem.user("unknown field")
                .value(field.getKey())
                .expected(String.join(", ", names.stream().sorted().toList())));
      }
      if (!field.getValue().isNull()) {
        both.put(field.getKey(), field.getValue().asText());
      }
    }
    both.putAll(query);
    return new AdminRequest(path, both, mediaType, body);
  }

  /** The body as UTF-8 text. */
  public String text() {
    return body.text();
  }

  /**
   * The body as JSON.
   *
   * @throws AdminFailure 400 with line and column when it is not
   */
  public JsonNode json() {
    try {
      return JSON.readTree(text());
    } catch (JsonProcessingException broken) {
      var at = broken.getLocation();
      throw AdminFailure.badRequest(
          Problem.user("the body is not JSON")
              .value("line " + at.getLineNr() + ", column " + at.getColumnNr())
              .expected("a JSON value"));
    }
  }
}
