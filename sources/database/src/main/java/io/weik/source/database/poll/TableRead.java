package io.weik.source.database.poll;

import io.weik.api.digest.SipHash;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.source.database.change.Operation;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.poll.state.ByteInput;
import io.weik.source.database.poll.state.ByteOutput;
import io.weik.source.database.poll.state.DigestCounts;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all rows of one table, each as an event, and remembers how far it is. One thread. */
final class TableRead {
  /** How many rows one transaction reads, so that none is long. */
  private static final int PART_ROWS = 100_000;

  private static final long MOST_BYTES = 4L << 20;

  /** Up to here rows of a table without a key are told apart from their like. */
  private static final int MOST_DIGESTS = 1_000_000;

  private static final long DONE = 1;

  private final DatabaseConfig config;
  private final Dialect dialect;
  private final Work work;
  private final Table table;
  private final List<Column> key;
  private final String stateKey;
  private final String moment;
  private final RowReader reader;
  private final RowEvents events;
  private final ChangeId ids = new ChangeId();
  private final SipHash hash = new SipHash(new byte[16], 0);
  private final DigestCounts alike = new DigestCounts();
  private final ReadProgress progress;
  private final List<EventDraft> drafts = new ArrayList<>();
  private long bytes;
  private long rows;
  private byte[][] last = new byte[0][];
  private boolean limited;

  TableRead(
      DatabaseConfig config,
      Dialect dialect,
      SourceContext context,
      Work work,
      Table table,
      String stateKey,
      String name) {
    this.config = config;
    this.dialect = dialect;
    this.work = work;
    this.table = table;
    this.key = RowReader.keyColumns(table);
    this.stateKey = stateKey;
    this.moment = "read" + name;
    this.reader = new RowReader(dialect, table);
    this.events = new RowEvents(table, work);
    this.progress = new ReadProgress(context, dialect, table.name());
  }

  /**
   * Reads what has not been read yet.
   *
   * @param stored how far it is, as it was stored; nothing at first
   */
  void run(Connection connection, byte[] stored) throws SQLException, InterruptedException {
    if (stored.length > 0) {
      var input = new ByteInput(stored, 0);
      if (input.number() == DONE) {
        return;
      }
      goOn(input);
    }
    progress.begin(connection, work);
    limited = !key.isEmpty();
    boolean more = true;
    while (more) {
      more = readPart(connection);
    }
    emit(DONE);
  }

  /** After the last row that was read; without one, from the beginning. */
  private void goOn(ByteInput stored) {
    long read = stored.number();
    int columns = stored.count();
    if (columns > 0 && columns == key.size()) {
      rows = read;
      last = new byte[columns][];
      Arrays.setAll(last, _ -> stored.bytes());
    }
  }

  /** Whether there may be more. */
  private boolean readPart(Connection connection) throws SQLException, InterruptedException {
    int limit = limited ? PART_ROWS : 0;
    var begin = last;
    boolean first = last.length == 0;
    var where = first ? List.<String>of() : List.of(dialect.after(key, false));
    dialect.beginSnapshot(connection);
    long before = rows;
    try (var statement =
        dialect.prepare(
            connection, dialect.select(table.name(), table.columns(), where, key, limit))) {
      if (!first) {
        int _ = dialect.bind(statement, 1, key, last);
      }
      work.read(statement, this::take);
    }
    connection.commit();
    limited &= !Arrays.deepEquals(begin, last); // else there are only NULLs in a whole part
    return limit > 0 && rows - before == limit;
  }

  private void take(ResultSet result) throws SQLException, InterruptedException {
    reader.read(result);
    var row = reader.row();
    var content = reader.content();
    var id =
        ids.of(table.name(), Operation.READ, content.bytes(), content.size(), moment + number());
    var draft = events.draft(id, Operation.READ, row, null, row, reader.wrong());
    draft.ifPresent(
        event -> {
          drafts.add(event);
          bytes += event.data().map(Payload::size).orElse(0);
        });
    rows++;
    remember();
    if (drafts.size() >= config.batchSize() || bytes >= MOST_BYTES) {
      emit(0);
    }
  }

  /** A row with NULL in its key is none to go on after; it may be read twice, with the same id. */
  private void remember() {
    byte[][] values = new byte[key.size()][];
    for (int i = 0; i < values.length; i++) {
      byte @Nullable [] value = reader.value(table.key().get(i));
      if (value == null) {
        return;
      }
      values[i] = value;
    }
    last = values;
  }

  /** Which of the rows that are alike this is; a row with a key is one of its own. */
  private String number() {
    if (!key.isEmpty()) {
      return "";
    }
    if (alike.size() >= MOST_DIGESTS) {
      return "-" + rows;
    }
    hash.hash(reader.content().bytes(), 0, reader.content().size());
    return "-" + alike.add(hash.first(), hash.second(), 1);
  }

  private void emit(long done) throws InterruptedException {
    var state = new ByteOutput().appendNumber(done).appendNumber(rows).appendNumber(last.length);
    for (var value : last) {
      state.appendNumber(value.length).append(value, 0, value.length);
    }
    work.emit(drafts, new StateChange.Put(stateKey, Payload.of(state.toBytes())));
    drafts.clear();
    bytes = 0;
    progress.tell(rows);
  }
}
