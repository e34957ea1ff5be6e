package io.weik.source.database.poll;

import io.weik.api.digest.SipHash;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.poll.state.Batch;
import java.sql.Connection;

/**
 * One poll: what all that takes part in it needs.
 *
 * @param connection in a snapshot
 * @param batch what is to be stored at its end
 * @param hash makes the digests of rows, with the key of this source
 */
record Scope(
    DatabaseConfig config,
    Dialect dialect,
    SourceContext context,
    Work work,
    Connection connection,
    Batch batch,
    SipHash hash) {

  /** Stores what there is by now, in one write. */
  void store() throws InterruptedException {
    if (!batch.isEmpty()) {
      work.emit(batch.drafts(), batch.changes());
      batch.clear();
    }
  }
}
