package io.weik.source.database.poll.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.event.Payload;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is remembered of one table as a whole. Kept as JSON. One thread. */
public final class TableHead {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode head;
  private ObjectNode known;

  TableHead(Optional<Payload> stored) {
    this.head = stored.map(TableHead::parse).orElseGet(JSON::createObjectNode);
    this.known = withoutPoll();
  }

  private static ObjectNode parse(Payload json) {
    try {
      return (ObjectNode) JSON.readTree(json.bytes());
    } catch (IOException broken) {
      throw new IllegalStateException("the state of a table is damaged", broken);
    }
  }

  private ObjectNode withoutPoll() {
    var copy = head.deepCopy();
    copy.remove("poll");
    return copy;
  }

  /** Whether anything has changed but the number of the poll, since this was asked last. */
  boolean hasChanged() {
    var now = withoutPoll();
    boolean changed = !now.equals(known);
    known = now;
    return changed;
  }

  /** As it is to be stored. */
  Payload json() {
    try {
      return Payload.of(JSON.writeValueAsBytes(head));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of values is JSON", impossible);
    }
  }

  /** Forgets all but the numbers that must not come again. */
  void startAfresh(String watched, List<String> key, boolean told) {
    long fresh = number("fresh");
    long poll = number("poll");
    head.removeAll();
    head.put("watched", watched).put("key", String.join("\0", key));
    head.put("poll", poll).put("fresh", fresh).put("told", told);
  }

  /** Whether these rows have been looked at before, at least in part. */
  public boolean isAbout(String watched) {
    return head.path("watched").asText().equals(watched);
  }

  /** Whether rows of this table, these or others, have been looked at before. */
  public boolean isKnown() {
    return head.has("watched");
  }

  /** Whether the key of the table is the one by which its rows are remembered. */
  public boolean hasKey(List<String> columns) {
    return head.path("key").asText().equals(String.join("\0", columns));
  }

  /**
   * Goes on to the next poll of this table; its number has been used for no change before.
   *
   * @param now where the numbers begin when nothing is remembered: polls of which the state has
   *     been forgotten since had smaller ones
   */
  public long nextPoll(Instant now) {
    head.put("poll", head.has("poll") ? number("poll") + 1 : now.toEpochMilli());
    return number("poll");
  }

  /** Whether all rows have been seen; until then rows behind those that are known are not new. */
  public boolean isComplete() {
    return head.path("complete").asBoolean();
  }

  /** Whether rows that are there before all have been seen are events. */
  public boolean isTold() {
    return head.path("told").asBoolean();
  }

  /** All rows have been seen now. */
  public void complete() {
    head.put("complete", true);
    head.remove("last");
  }

  /** The page that no other follows, as long as not all rows have been seen. */
  public long last() {
    return number("last");
  }

  /** How many rows are remembered. */
  public long rows() {
    return number("rows");
  }

  /** So many rows are remembered now. */
  public void rows(long count) {
    head.put("rows", count);
  }

  /** The lists of columns of which digests are made. */
  public Bases bases() {
    return new Bases(head.withObject("/bases"));
  }

  /** The newest value of a cursor column, if rows up to it have been seen. */
  public Optional<String> cursor(String column) {
    var cursor = head.path("cursor");
    return cursor.path("column").asText().equals(column)
        ? Optional.of(cursor.path("value").asText())
        : Optional.empty();
  }

  /** Rows up to this value of the column have been seen. */
  public void cursor(String column, String value) {
    head.putObject("cursor").put("column", column).put("value", value);
  }

  /** When all keys were compared last. */
  public Instant keysCompared() {
    return Instant.ofEpochMilli(number("keysCompared"));
  }

  /** All keys have been compared. */
  public void keysCompared(Instant when) {
    head.put("keysCompared", when.toEpochMilli());
  }

  /** The number of the last chunk of digests. */
  long end() {
    return number("end");
  }

  /** From now on this is the last chunk of digests. */
  void end(long last) {
    head.put("end", last);
  }

  /** From now on no page follows this one. */
  void last(long number) {
    head.put("last", number);
  }

  /** A number that nothing has had. */
  long fresh() {
    head.put("fresh", number("fresh") + 1);
    return number("fresh");
  }

  /** The first page or chunk; 0 when there is none. */
  long first() {
    return number("first");
  }

  /** From now on this is the first page or chunk. */
  void begin(long first) {
    head.put("first", first);
  }

  private long number(String field) {
    return head.path(field).asLong();
  }
}
