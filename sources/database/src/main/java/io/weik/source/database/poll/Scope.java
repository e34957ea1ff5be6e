package io.weik.source.database.poll;

import io.weik.api.digest.SipHash;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.poll.state.Batch;
import io.weik.source.database.poll.state.TableState;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One poll: what all that takes part in it needs.
 *
 * @param connection in a snapshot
 * @param warnings what is wrong in this poll, and keeps it from nothing else
 * @param batch what is to be stored at its end
 * @param hash makes the digests of rows, with the key of this source
 */
record Scope(
    DatabaseConfig config,
    Dialect dialect,
    SourceContext context,
    Work work,
    Connection connection,
    Warnings warnings,
    Batch batch,
    SipHash hash) {

  /**
   * Whether a table that showed no row though some are remembered is to be read once more, in a
   * snapshot that begins now: to an older one a table that was rewritten since looks empty.
   *
   * @see <a href="https://www.postgresql.org/docs/current/mvcc-caveats.html">caveats of
   *     PostgreSQL's snapshots</a>
   */
  boolean readsAgain(long rows, TableState state) throws SQLException {
    boolean again = rows == 0 && state.head().rows() > 0;
    if (again) {
      dialect.beginSnapshot(connection);
    }
    return again;
  }

  /** Stores what there is by now, in one write. */
  void store() throws InterruptedException {
    if (!batch.isEmpty()) {
      work.emit(batch.drafts(), batch.changes());
      batch.clear();
    }
  }
}
