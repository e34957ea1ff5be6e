package io.weik.source.database.log;

import io.weik.api.source.SourceContext;
import io.weik.source.database.table.TableName;
import java.util.List;

/** A server's log of changes, as one source reads it. */
public interface ChangeLog {
  /**
   * Reads from the stored position on, or from now on at the very first start, and emits each
   * change, until interrupted. Never confirms a position to the server before the events up to it
   * are durable. Tells {@link SourceContext#ready} once it reads.
   *
   * @param tables those to be followed, as they are now; new tables that fit the config are
   *     followed too
   */
  void run(SourceContext context, List<TableName> tables) throws Exception;

  /** Emits what is in the log since the stored position, for a few seconds, and moves nothing. */
  void look(SourceContext context, List<TableName> tables) throws Exception;

  /** Removes what this source made for itself on the server; nothing happens when it is gone. */
  void release(String source) throws Exception;
}
