package io.weik.source.database.change;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A change of a row, its values written as JSON already.
 *
 * @param id the event's id: the same whenever the same change is read again
 * @param key the key as a JSON object; null for a table without one
 * @param partitionKey the values of the key in text; empty for none
 * @param before the row before, as a JSON object, null when it is not known or was not there
 * @param after the row after, as a JSON object, null when it is gone
 * @param changed the columns whose values differ, null when that is not known
 * @param position where in the server's log; null when found by polling
 * @param transaction the server's name of the transaction; null when not known
 * @param committedAt when it was committed; null when not known
 */
public record Change(
    String id,
    Operation operation,
    TableName table,
    @Nullable Payload key,
    String partitionKey,
    @Nullable Payload before,
    @Nullable Payload after,
    @Nullable List<String> changed,
    @Nullable String position,
    @Nullable String transaction,
    @Nullable Instant committedAt) {
  /** The placeholders in EventType and Subject that changes fill. */
  public static final String OPERATION = "operation";

  /** The placeholder for the schema. */
  public static final String SCHEMA = "schema";

  /** The placeholder for the table. */
  public static final String TABLE = "table";

  private static final String MEDIA_TYPE = "application/json";

  /** What a change takes beside its rows, in bytes, as a rule. */
  private static final int ENVELOPE = 384;

  /** The event of it. */
  public EventDraft draft() {
    var extensions = new TreeMap<String, Object>();
    if (!partitionKey.isEmpty()) {
      extensions.put(Extensions.PARTITION_KEY, partitionKey);
    }
    return new EventDraft(
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(committedAt),
        Optional.of(MEDIA_TYPE),
        Optional.empty(),
        extensions,
        Optional.of(Payload.of(json())),
        Map.of(OPERATION, operation.word(), SCHEMA, table.schema(), TABLE, table.name()));
  }

  private static int size(@Nullable Payload json) {
    return json == null ? 0 : json.size();
  }

  private byte[] json() {
    var out = new JsonOutput(ENVELOPE + size(key) + size(before) + size(after));
    out.raw("{\"operation\":\"").raw(operation.word()).raw("\",\"schema\":").text(table.schema());
    out.raw(",\"table\":").text(table.name());
    object(out, ",\"key\":", key);
    object(out, ",\"before\":", before);
    object(out, ",\"after\":", after);
    out.raw(",\"changedColumns\":");
    names(out, changed);
    text(out, ",\"position\":", position);
    text(out, ",\"transaction\":", transaction);
    text(out, ",\"committedAt\":", committedAt == null ? null : CommitTime.text(committedAt));
    return out.raw('}').toBytes();
  }

  private static void object(JsonOutput out, String name, @Nullable Payload json) {
    out.raw(name);
    if (json == null) {
      out.raw("null");
    } else {
      out.raw(json.bytes());
    }
  }

  private static void text(JsonOutput out, String name, @Nullable String text) {
    out.raw(name);
    if (text == null) {
      out.raw("null");
    } else {
      out.text(text);
    }
  }

  private static void names(JsonOutput out, @Nullable List<String> names) {
    if (names == null) {
      out.raw("null");
      return;
    }
    var comma = "[";
    for (var name : names) {
      out.raw(comma).text(name);
      comma = ",";
    }
    out.raw(names.isEmpty() ? "[]" : "]");
  }
}
