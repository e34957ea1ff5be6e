package io.weik.source.database.postgres;

import io.weik.source.database.change.Operation;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of the plugin {@code pgoutput}, and has an event made of each change that is
 * not known yet. One thread.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/protocol-logicalrep-message-formats.html">Logical
 *     replication message formats</a>
 */
final class Decoder {
  private static final char NEW = 'N';
  private static final char OLD = 'O';

  private final DatabaseConfig config;
  private final Relations relations;
  private final Progress progress;
  private final ChangeEvents events;
  private final Cursor in = new Cursor();
  private CommittedTransaction transaction = new CommittedTransaction("", Instant.EPOCH);

  /** For one stream. */
  Decoder(DatabaseConfig config, Relations relations, Progress progress, ChangeEvents events) {
    this.config = config;
    this.relations = relations;
    this.progress = progress;
    this.events = events;
  }

  /** The transaction read last. */
  CommittedTransaction transaction() {
    return transaction;
  }

  /**
   * Reads one message.
   *
   * @param place where in the log it is
   * @param from where in the bytes it begins
   */
  void read(long place, byte[] message, int from) throws SQLException, InterruptedException {
    in.set(message, from);
    char kind = in.letter();
    switch (kind) {
      case 'I', 'U', 'D' -> change(kind, place);
      case 'B' -> begin();
      case 'C' -> commit();
      case 'R' -> relations.describe(in);
      case 'T' -> truncate(place);
      default -> {} // types, origins and messages, of which nothing is told
    }
  }

  private void begin() {
    progress.begin(in.int64());
    var committedAt = Wire.moment(in.int64());
    transaction = new CommittedTransaction(Long.toString(in.oid()), committedAt);
  }

  private void commit() {
    in.skip(1 + Long.BYTES);
    progress.end(in.int64());
  }

  private void change(char kind, long place) throws InterruptedException {
    progress.row(place);
    var relation = relations.get(in.oid());
    if (relation != null && !progress.isKnown()) {
      switch (kind) {
        case 'I' -> insert(relation);
        case 'U' -> update(relation);
        default -> delete(relation);
      }
    }
  }

  private void insert(Relation relation) throws InterruptedException {
    if (config.tracks(Operation.INSERT)) {
      in.skip(1);
      var row = relation.row(in);
      emit(progress.name(), Operation.INSERT, relation, row, null, row);
    }
  }

  private void delete(Relation relation) throws InterruptedException {
    if (config.tracks(Operation.DELETE)) {
      var old = old(relation, in.letter());
      var before = old.whole() ? old : null;
      emit(progress.name(), Operation.DELETE, relation, old.row(), before, null);
    }
  }

  private OldRow old(Relation relation, char kind) {
    return new OldRow(relation.row(in), kind == OLD);
  }

  private void update(Relation relation) throws InterruptedException {
    if (!config.tracks(Operation.UPDATE)) {
      return;
    }
    char kind = in.letter();
    if (kind == NEW) {
      var row = relation.row(in);
      emit(progress.name(), Operation.UPDATE, relation, row, null, row);
      return;
    }
    var old = old(relation, kind);
    in.skip(1);
    var told = relation.row(in);
    var row = old.whole() ? relation.filled(told, old.row()) : told;
    boolean stays = relation.isSameKey(old.row(), row);
    if (!stays && relation.isComplete(row) && tracksAll()) {
      move(relation, old, row);
    } else {
      var before = stays && !old.whole() ? null : old;
      emit(progress.name(), Operation.UPDATE, relation, row, before, row);
    }
  }

  private boolean tracksAll() {
    return config.tracks(Operation.DELETE) && config.tracks(Operation.INSERT);
  }

  /** A row with another key is another row: the one is gone, and the other is new. */
  private void move(Relation relation, OldRow old, Row row) throws InterruptedException {
    var name = progress.name();
    var before = old.whole() ? old : null;
    emit(name + "/delete", Operation.DELETE, relation, old.row(), before, null);
    emit(name + "/insert", Operation.INSERT, relation, row, null, row);
  }

  private void emit(
      String id,
      Operation operation,
      Relation relation,
      Row keyed,
      @Nullable OldRow before,
      @Nullable Row after)
      throws InterruptedException {
    events.row(id, operation, relation, keyed, before, after, transaction);
  }

  private void truncate(long place) {
    int tables = in.int32();
    in.skip(1);
    for (int i = 0; i < tables; i++) {
      progress.row(place);
      var relation = relations.get(in.oid());
      if (relation != null && !progress.isKnown() && config.tracks(Operation.TRUNCATE)) {
        events.truncated(progress.name(), relation, transaction);
      }
    }
  }
}
