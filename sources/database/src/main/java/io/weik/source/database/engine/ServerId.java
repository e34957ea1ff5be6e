package io.weik.source.database.engine;

import io.weik.api.digest.SipHash;
import io.weik.source.database.config.DatabaseConfig;
import java.nio.charset.StandardCharsets;

/** Under which number a reader of a binlog is known to its server, which knows no two of one. */
final class ServerId {
  /** Servers themselves have small ones. */
  private static final long FIRST = 1L << 30;

  private static final long COUNT = 3L << 30;

  private ServerId() {}

  /** That of a source. */
  static long of(DatabaseConfig config, String source) {
    return config.serverId().map(Integer::toUnsignedLong).orElseGet(() -> of(source));
  }

  /** One of a name: always the same. */
  static long of(String name) {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    var hash = new SipHash(new byte[16], 0);
    hash.hash(bytes, 0, bytes.length);
    return FIRST + Long.remainderUnsigned(hash.first(), COUNT);
  }
}
