package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    var digest = "_" + digest(source);
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - digest.length()) + digest;
  }

  private static String digest(String text) {
    try {
      var all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
