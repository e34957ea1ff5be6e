package io.weik.source.database.postgres;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import io.weik.source.database.change.Change;
import io.weik.source.database.change.Operation;
import io.weik.source.database.change.RowJson;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.UndecodableException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes events of changes; what cannot be decoded becomes a dead letter. One thread. */
final class ChangeEvents {
  private final SourceContext context;
  private final Consumer<EventDraft> out;

  /** Hands the events over one by one. */
  ChangeEvents(SourceContext context, Consumer<EventDraft> out) {
    this.context = context;
    this.out = out;
  }

  /**
   * The event of a change of a row.
   *
   * @param keyed a row with the values of the key at least
   * @param before null when it is not known or was not there
   * @param after null when it is gone
   */
  void row(
      String id,
      Operation operation,
      Relation relation,
      Row keyed,
      @Nullable OldRow before,
      @Nullable Row after,
      CommittedTransaction transaction)
      throws InterruptedException {
    var json = relation.json();
    try {
      var change =
          new Change(
              id,
              operation,
              relation.table().name(),
              json.key(keyed),
              partitionKey(relation, keyed),
              told(json, before),
              after == null ? null : json.all(after),
              changed(json, before, after),
              id,
              transaction.name(),
              transaction.committedAt());
      out.accept(change.draft());
    } catch (UndecodableException wrong) {
      bury(id, operation, relation, after == null ? keyed : after, transaction, wrong);
    }
  }

  private static @Nullable Payload told(RowJson json, @Nullable OldRow before) {
    if (before == null) {
      return null;
    }
    return before.whole() ? json.all(before.row()) : json.key(before.row());
  }

  private static @Nullable List<String> changed(
      RowJson json, @Nullable OldRow before, @Nullable Row after) {
    return before != null && before.whole() && after != null
        ? json.changed(before.row(), after)
        : null;
  }

  /** Rows without a key cannot be told apart, so that all of their table are kept in order. */
  private static String partitionKey(Relation relation, Row keyed) {
    return relation.table().key().isEmpty()
        ? relation.table().name().toString()
        : relation.json().partitionKey(keyed);
  }

  /** The event of a table that was truncated. */
  void truncated(String id, Relation relation, CommittedTransaction transaction) {
    var name = relation.table().name();
    var change =
        new Change(
            id,
            Operation.TRUNCATE,
            name,
            null,
            name.toString(),
            null,
            null,
            null,
            id,
            transaction.name(),
            transaction.committedAt());
    out.accept(change.draft());
  }

  private void bury(
      String id,
      Operation operation,
      Relation relation,
      Row row,
      CommittedTransaction transaction,
      UndecodableException wrong)
      throws InterruptedException {
    var name = relation.table().name();
    var change =
        new Change(
            id,
            operation,
            name,
            null,
            "",
            null,
            relation.json().texts(row),
            null,
            id,
            transaction.name(),
            transaction.committedAt());
    context.deadLetter(
        change.draft(),
        Problem.remote("%s: a row cannot be decoded: %s".formatted(name, wrong.getMessage()))
            .hint("the dead letter has it in the server's own text"));
  }
}
