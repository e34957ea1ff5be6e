package io.weik.source.database.poll;

import io.weik.api.source.Poller;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;

/** Opens pollers of a config's tables. */
public record TablePolling(DatabaseConfig config, Dialect dialect) implements Source.Opener {
  @Override
  public Poller open(SourceContext context) {
    return new TablePoller(config, dialect, context);
  }
}
