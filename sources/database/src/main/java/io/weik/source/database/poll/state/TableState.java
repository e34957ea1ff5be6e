package io.weik.source.database.poll.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one table, as one poll finds and leaves it: a head and numbered pages.
 * Changes are collected in {@link #pending} until they are stored together with their events. One
 * thread.
 */
public final class TableState implements Pages {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LISTED = 1000;

  private final SourceContext context;
  private final String prefix;
  private final Batch stored;
  private final Batch pending = new Batch();
  private final ObjectNode head;
  private ObjectNode known;
  private @Nullable PageIndex index;

  /**
   * Reads the head.
   *
   * @param prefix what the keys of the table's state start with, a slash last
   * @param stored what the poll is to store besides, and that is not stored yet
   */
  public TableState(SourceContext context, String prefix, Batch stored) {
    this.context = context;
    this.prefix = prefix;
    this.stored = stored;
    this.head = find("head").map(TableState::parse).orElseGet(JSON::createObjectNode);
    this.known = head.deepCopy();
    known.remove("poll");
  }

  private static ObjectNode parse(Payload json) {
    try {
      return (ObjectNode) JSON.readTree(json.bytes());
    } catch (IOException broken) {
      throw new IllegalStateException("the state of a table is damaged", broken);
    }
  }

  private Optional<Payload> find(String name) {
    var key = prefix + name;
    var change = pending.change(key);
    if (change == null) {
      change = stored.change(key);
    }
    return switch (change) {
      case StateChange.Put(_, var value) -> Optional.of(value);
      case StateChange.Delete _ -> Optional.empty();
      case null -> context.state(key);
    };
  }

  /** What is to be stored of this table; the events of its rows are added to it. */
  public Batch pending() {
    return pending;
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
   * Forgets all rows; from now on it is about these.
   *
   * @param told whether the rows that are there are events
   */
  public void startAfresh(String watched, List<String> key, boolean told) {
    var after = "";
    boolean more = true;
    while (more) {
      var entries = context.states(prefix + "page/", after, LISTED);
      entries.forEach(entry -> pending.add(new StateChange.Delete(entry.key())));
      more = entries.size() == LISTED;
      after = more ? entries.getLast().key() : after;
    }
    long fresh = number("fresh");
    long poll = number("poll");
    head.removeAll();
    head.put("watched", watched).put("key", String.join("\0", key));
    head.put("poll", poll).put("fresh", fresh).put("told", told);
  }

  /** Goes on to the next poll of this table; its number has been used for no change before. */
  public long nextPoll() {
    head.put("poll", number("poll") + 1);
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

  /** The last page that was written, as long as not all rows have been seen. */
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

  /** Adds the head to what is to be stored, if anything has changed but the number of the poll. */
  public void save() {
    var now = head.deepCopy();
    now.remove("poll");
    if (pending.isEmpty() && now.equals(known)) {
      return;
    }
    known = now;
    try {
      put("head", Payload.of(JSON.writeValueAsBytes(head)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of values is JSON", impossible);
    }
  }

  /** From now on the index follows the pages that are written. */
  public void follow(@Nullable PageIndex follower) {
    index = follower;
  }

  /** The number of the last chunk of digests. */
  long end() {
    return number("end");
  }

  /** From now on this is the last chunk of digests. */
  void end(long last) {
    head.put("end", last);
  }

  /** The chunk of digests of this number. */
  byte[] chunk(long number) {
    return find("page/" + number).map(Payload::bytes).orElseThrow(() -> missing(number));
  }

  /** Stores a chunk of digests under a number. */
  void chunk(long number, byte[] bytes) {
    put("page/" + number, Payload.of(bytes));
  }

  @Override
  public Page read(long number) {
    return new Page(chunk(number));
  }

  private IllegalStateException missing(long number) {
    return new IllegalStateException("state is missing: " + prefix + "page/" + number);
  }

  @Override
  public void write(long number, byte[] page) {
    put("page/" + number, Payload.of(page));
    head.put("last", number);
    if (index != null) {
      index.put(number, new Page(page));
    }
  }

  @Override
  public void delete(long number) {
    pending.add(new StateChange.Delete(prefix + "page/" + number));
    if (index != null) {
      index.remove(number);
    }
  }

  @Override
  public long fresh() {
    head.put("fresh", number("fresh") + 1);
    return number("fresh");
  }

  @Override
  public long first() {
    return number("first");
  }

  @Override
  public void begin(long first) {
    head.put("first", first);
  }

  private void put(String name, Payload value) {
    pending.add(new StateChange.Put(prefix + name, value));
  }

  private long number(String field) {
    return head.path(field).asLong();
  }
}
