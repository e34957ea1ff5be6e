package io.weik.source.httppoll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server gave to tell whether anything has changed.
 *
 * @param request fingerprint of the call that they are good for, and of how its answer is read
 * @param etag empty when there is none
 * @param lastModified empty when there is none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, section 13</a>
 */
record Validators(String request, String etag, String lastModified) {
  private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]{1,1024}");

  /**
   * Those of an answer; empty when it has none. A {@code Last-Modified} of the very second of the
   * answer is none, as what changes later in that second has the same: RFC 9110, section 8.8.2.2.
   *
   * @param now stands for a missing {@code Date}
   */
  static Optional<Validators> of(Answer answer, String request, Instant now) {
    var modified = header(answer, "Last-Modified");
    var date = answer.header("Date").flatMap(HttpDate::read).orElse(now);
    boolean sure =
        HttpDate.read(modified).filter(time -> !date.isBefore(time.plusSeconds(1))).isPresent();
    var found = new Validators(request, header(answer, "ETag"), sure ? modified : "");
    return Optional.of(found).filter(each -> !each.etag.isEmpty() || !each.lastModified.isEmpty());
  }

  private static String header(Answer answer, String name) {
    return answer.header(name).filter(text -> SENDABLE.matcher(text).matches()).orElse("");
  }

  /** The headers that ask whether anything has changed. */
  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    if (!etag.isEmpty()) {
      headers.put("If-None-Match", etag);
    }
    if (!lastModified.isEmpty()) {
      headers.put("If-Modified-Since", lastModified);
    }
    return headers;
  }

  void write(ObjectNode json) {
    json.put("request", request).put("etag", etag).put("lastModified", lastModified);
  }

  static Optional<Validators> read(JsonNode json) {
    return Optional.of(json)
        .filter(JsonNode::isObject)
        .map(
            each ->
                new Validators(
                    each.path("request").asText(),
                    each.path("etag").asText(),
                    each.path("lastModified").asText()));
  }
}
