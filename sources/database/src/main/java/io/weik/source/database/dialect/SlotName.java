package io.weik.source.database.dialect;

import io.weik.api.digest.Sha256;
import io.weik.source.database.config.DatabaseConfig;

/** The name of a source's replication slot and publication in PostgreSQL. */
public final class SlotName {
  private static final int LONGEST = 63;
  private static final int DIGEST = 6;
  private static final String PREFIX = "weikio_";

  private SlotName() {}

  /**
   * The config's SlotName, else one made of the name of the source, as {@code weikio_orders}; no
   * two sources get the same.
   *
   * @see <a
   *     href="https://www.postgresql.org/docs/current/warm-standby.html#STREAMING-REPLICATION-SLOTS-MANIPULATION">Names
   *     of slots</a>
   */
  public static String of(DatabaseConfig config, String source) {
    return config.slotName().orElseGet(() -> made(source));
  }

  private static String made(String source) {
    var name = PREFIX + source.replace('-', '_');
    var digest = "_" + new Sha256().add(source).hex(DIGEST);
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - digest.length()) + digest;
  }
}
