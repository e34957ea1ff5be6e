package io.weik.source.database.postgres;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * What the replication slot and the publications of a source are called. Slots of all databases of
 * a server share their names, of which lower-case letters, digits and underscores are made.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/warm-standby.html#STREAMING-REPLICATION-SLOTS">Replication
 *     slots</a>
 */
final class SlotName {
  /** The server cuts names off after 63 bytes; this leaves room for endings. */
  private static final int LONGEST = 50;

  private SlotName() {}

  /** The names that a source may have, the first that is free or its own is it. */
  static List<String> candidates(String source, String database) {
    var plain = cut("weikio_" + spelled(source), source);
    return List.of(plain, plain + "_" + hash(database));
  }

  private static String spelled(String source) {
    return source.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
  }

  private static String cut(String name, String source) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 9) + "_" + hash(source);
  }

  private static String hash(String text) {
    var sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}
