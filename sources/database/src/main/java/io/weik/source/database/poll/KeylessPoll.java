package io.weik.source.database.poll;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.poll.state.ByteOutput;
import io.weik.source.database.poll.state.DigestChunk;
import io.weik.source.database.poll.state.DigestChunks;
import io.weik.source.database.poll.state.DigestCounts;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One poll of a table without a key: which rows are there, and how often. A row that changes is one
 * that goes and one that comes. The digests of all rows are in memory meanwhile. One thread.
 */
final class KeylessPoll {
  private static final int MOST_DIGESTS = 1_000_000;

  private final Scope scope;
  private final Table table;
  private final TableState state;
  private final TableChanges changes;
  private final Contents contents;
  private final RowReader reader;
  private final DigestChunks chunks;
  private final DigestChunk chunk;
  private final ByteOutput numbered = new ByteOutput();
  private final DigestCounts came = new DigestCounts();
  private DigestCounts missing = new DigestCounts();
  private long rows;

  KeylessPoll(Scope scope, Table table, TableState state, TableChanges changes, Contents contents) {
    this.scope = scope;
    this.table = table;
    this.state = state;
    this.changes = changes;
    this.contents = contents;
    this.reader = new RowReader(scope.dialect(), table);
    this.chunks = new DigestChunks(state);
    this.chunk = new DigestChunk(contents.basis());
  }

  /** Finds what has changed; tells how many rows were read. */
  long run() throws SQLException, InterruptedException {
    missing = remembered();
    var where = scope.config().where().map(List::of).orElse(List.of());
    var sql = scope.dialect().select(table.name(), table.columns(), where, List.of(), 0);
    read(sql);
    if (scope.readsAgain(rows, state)) {
      read(sql);
    }
    tellMissing();
    chunks.add(chunk);
    state.head().complete();
    contents.settle();
    if (chunks.areMany()) {
      renew();
    }
    changes.add();
    return rows;
  }

  private void read(String sql) throws SQLException, InterruptedException {
    try (var statement = scope.dialect().prepare(scope.connection(), sql)) {
      scope.work().read(statement, this::take);
    }
  }

  private DigestCounts remembered() throws InterruptedException {
    var counts = new DigestCounts();
    chunks.read(entry -> counts.add(entry.first(), entry.second(), entry.times()));
    return counts;
  }

  private void take(ResultSet result) throws SQLException, InterruptedException {
    reader.read(result);
    rows++;
    var hash = scope.hash();
    for (int list : contents.lists()) {
      var content = contents.under(list, reader);
      if (content != null) {
        digest(list, content);
        if (missing.count(hash.first(), hash.second()) > 0) {
          int _ = missing.add(hash.first(), hash.second(), -1);
          remember(list);
          return;
        }
      }
    }
    fresh();
  }

  /** Lets a row that is remembered with other columns be remembered with the present ones. */
  private void remember(int list) throws InterruptedException {
    if (list != contents.basis()) {
      chunk.add(scope.hash().first(), scope.hash().second(), -1, null);
      addContent();
      storeWhenMany();
    }
  }

  private void addContent() {
    digest(contents.basis(), reader.content());
    var kept = scope.config().before() ? Payload.of(reader.content().toBytes()) : null;
    chunk.add(scope.hash().first(), scope.hash().second(), 1, kept);
  }

  /** Rows that look alike in two lists are remembered under each, so that one can be forgotten. */
  private void digest(int list, ByteOutput content) {
    numbered.clear();
    numbered.appendNumber(list).append(content.bytes(), 0, content.size());
    scope.hash().hash(numbered.bytes(), 0, numbered.size());
  }

  private void fresh() throws InterruptedException {
    addContent();
    int times = came.add(scope.hash().first(), scope.hash().second(), 1);
    if (came.size() + missing.size() > MOST_DIGESTS) {
      throw new ProblemException(
          Problem.user("%s has no key and more than a million rows".formatted(table.name()))
              .path("spec.Parameters.KeyColumns")
              .expected("columns that together are different for each row")
              .hint("name them in KeyColumns, or give the table a primary key"));
    }
    if (state.head().isComplete()) {
      changes.inserted(reader, "-" + times);
    } else {
      changes.known(reader, "-" + times);
    }
    storeWhenMany();
  }

  private void storeWhenMany() throws InterruptedException {
    if (chunk.isFull()) {
      chunks.add(chunk);
    }
    if (changes.areMany()) {
      chunks.add(chunk);
      changes.store();
    }
  }

  /** Rows that did not come are gone; what they were is told where a chunk has it. */
  private void tellMissing() throws InterruptedException {
    if (missing.isEmpty()) {
      return;
    }
    if (scope.config().before()) {
      chunks.read(this::tellWithContent);
    }
    missing.forEach((first, second, times) -> gone(first, second, times, null));
  }

  private void tellWithContent(DigestChunk.Entry entry) throws InterruptedException {
    var content = entry.content();
    if (content != null && missing.count(entry.first(), entry.second()) > 0) {
      var row = contents.row(content.bytes(), entry.basis());
      gone(entry.first(), entry.second(), entry.times(), row);
    }
  }

  private void gone(long first, long second, int most, @Nullable Row before)
      throws InterruptedException {
    int left = missing.count(first, second);
    for (int time = left; time > 0 && time > left - most; time--) {
      var digest = new ByteOutput();
      digest.appendLong(first);
      digest.appendLong(second);
      var keyed = before == null ? new Row(new byte[table.columns().size()][]) : before;
      changes.deleted(keyed, before, digest, "-" + time);
      chunk.add(first, second, -1, null);
      int _ = missing.add(first, second, -1);
      storeWhenMany();
    }
  }

  /** Writes the chunks anew without what came and went. */
  private void renew() throws InterruptedException {
    var left = remembered();
    var renewal = chunks.renewal();
    chunks.read(
        entry -> {
          int kept = Math.min(entry.times(), left.count(entry.first(), entry.second()));
          if (kept > 0) {
            int _ = left.add(entry.first(), entry.second(), -kept);
            chunk.add(entry.first(), entry.second(), kept, entry.content());
          }
          if (chunk.isFull()) {
            renewal.add(chunk);
          }
          if (changes.areMany()) {
            changes.store();
          }
        });
    renewal.add(chunk);
    renewal.finish();
  }
}
