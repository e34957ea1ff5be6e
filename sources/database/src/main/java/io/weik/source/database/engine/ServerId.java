package io.weik.source.database.engine;

import io.weik.api.digest.Digest;
import io.weik.source.database.DatabaseConfig;

/** Under which number a reader of a binlog is known to its server. */
final class ServerId {
  private static final long FIRST = 1_000_000_000;
  private static final long COUNT = 3_000_000_000L;

  private ServerId() {}
}
