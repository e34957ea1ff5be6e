package io.weik.source.database.poll;

import io.weik.api.source.Poller;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;

/**
 * Opens pollers of a config's tables.
 *
 * @param idleWords the progress that is shown when no table is being read; empty for none
 */
public record TablePolling(DatabaseConfig config, Dialect dialect, String idleWords)
    implements Source.Opener {
  /** One that shows no progress when no table is being read. */
  public TablePolling(DatabaseConfig config, Dialect dialect) {
    this(config, dialect, "");
  }

  @Override
  public Poller open(SourceContext context) {
    return new TablePoller(config, dialect, context, idleWords);
  }
}
