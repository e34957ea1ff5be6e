package io.weik.source.httppoll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a source has got outside. Stored in the same write as the events that it stands for.
 *
 * @param identity of what is polled; the position of another is not taken up
 * @param lastPoll start of the last poll that saw everything
 * @param cursor as the other side last named it
 * @param rest pages that a poll left over
 * @param validators by which to ask whether anything has changed
 */
record Position(
    String identity,
    Optional<Instant> lastPoll,
    Optional<String> cursor,
    Optional<Rest> rest,
    Optional<Validators> validators) {
  private static final String KEY = "position";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Pages that are still to be read.
   *
   * @param paging the word of how they are found
   * @param place of the first of them
   * @param page fingerprint of the one before
   * @param since when the first page was asked for
   */
  record Rest(String paging, String place, String page, Instant since) {}

  /** The position of what is polled, nothing being known where another was polled before. */
  static Position read(SourceContext context, String identity) {
    return context
        .state(KEY)
        .flatMap(Position::parse)
        .filter(position -> position.identity().equals(identity))
        .orElseGet(
            () ->
                new Position(
                    identity,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** The change that stores it. */
  StateChange stored() {
    var json = JSON.createObjectNode().put("identity", identity);
    lastPoll.ifPresent(time -> json.put("lastPoll", time.toString()));
    cursor.ifPresent(text -> json.put("cursor", text));
    rest.ifPresent(
        left ->
            json.putObject("rest")
                .put("paging", left.paging())
                .put("place", left.place())
                .put("page", left.page())
                .put("since", left.since().toString()));
    validators.ifPresent(known -> known.write(json.putObject("validators")));
    return new StateChange.Put(KEY, Payload.ofText(json.toString()));
  }

  /** A copy that begins anew at the first page. */
  Position withoutRest() {
    return new Position(identity, lastPoll, cursor, Optional.empty(), validators);
  }

  private static Optional<Position> parse(Payload stored) {
    try {
      var json = JSON.readTree(stored.text());
      return Optional.of(
          new Position(
              json.path("identity").asText(),
              text(json, "lastPoll").map(Instant::parse),
              text(json, "cursor"),
              Optional.of(json.path("rest")).filter(JsonNode::isObject).map(Position::rest),
              Validators.read(json.path("validators"))));
    } catch (JsonProcessingException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Rest rest(JsonNode json) {
    return new Rest(
        json.path("paging").asText(),
        json.path("place").asText(),
        json.path("page").asText(),
        Instant.parse(json.path("since").asText()));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
