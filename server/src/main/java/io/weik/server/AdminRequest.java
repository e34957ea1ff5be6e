package io.weik.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import java.util.Map;
import java.util.Optional;

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

  /**
   * A query parameter that is a number.
   *
   * @throws AdminFailure 400 when it is not a number from 0 to {@code most}
   */
  public int number(String name, int otherwise, int most) {
    var text = parameter(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Answered below, like a number out of range.
    }
    throw AdminFailure.badRequest(
        Problem.user("not a number in range: " + name).value(text.get()).expected("0 to " + most));
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
