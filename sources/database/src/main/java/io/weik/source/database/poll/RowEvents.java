package io.weik.source.database.poll;

import io.weik.api.event.EventDraft;
import io.weik.api.problem.Problem;
import io.weik.source.database.change.Change;
import io.weik.source.database.change.Operation;
import io.weik.source.database.change.RowJson;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.UndecodableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the events of one table's rows. One thread. */
final class RowEvents {
  private final Table table;
  private final RowJson json;
  private final Work work;

  /** For rows of this table; what cannot be decoded is kept as a dead letter by {@code work}. */
  RowEvents(Table table, Work work) {
    this.table = table;
    this.json = new RowJson(table);
    this.work = work;
  }

  /**
   * The event of a change.
   *
   * @param keyed a row with the values of the key at least
   * @param before the row before; null when it is not known or was not there
   * @param after the row after; null when it is gone
   * @param wrong why a value of it could not be read
   * @return empty when it cannot be decoded: it is a dead letter then
   */
  Optional<EventDraft> draft(
      String id,
      Operation operation,
      Row keyed,
      @Nullable Row before,
      @Nullable Row after,
      Optional<UndecodableException> wrong)
      throws InterruptedException {
    if (wrong.isPresent()) {
      bury(id, operation, keyed, wrong.get());
      return Optional.empty();
    }
    try {
      var change =
          new Change(
              id,
              operation,
              table.name(),
              json.key(keyed),
              json.partitionKey(keyed),
              before == null ? null : json.all(before),
              after == null ? null : json.all(after),
              before == null || after == null ? null : json.changed(before, after),
              null,
              null,
              null);
      return Optional.of(change.draft());
    } catch (UndecodableException undecodable) {
      bury(id, operation, after == null ? keyed : after, undecodable);
      return Optional.empty();
    }
  }

  private void bury(String id, Operation operation, Row row, UndecodableException wrong)
      throws InterruptedException {
    var data =
        new Change(
            id, operation, table.name(), null, "", null, json.texts(row), null, null, null, null);
    var why =
        Problem.remote(
                "%s: a row cannot be decoded: %s".formatted(table.name(), wrong.getMessage()))
            .hint("the row is kept as a dead letter, in the server's own text");
    work.deadLetter(data.draft(), why);
  }
}
