package io.weik.source.database.postgres;

import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/**
 * How much log the server keeps for the source, and how far behind it is.
 *
 * @param slot whose
 * @param limit how many bytes are a problem
 */
record Lag(SourceContext context, String slot, long limit) {
  private static final String TOPIC = "lag";
  private static final int STEP = 1024;

  /** Which columns the view has depends on the server's version. */
  private static final String MEASURE =
      """
      SELECT coalesce(now.lsn - s.confirmed_flush_lsn, 0), coalesce(now.lsn - s.restart_lsn, 0),
        coalesce(to_jsonb(s)->>'wal_status', ''),
        coalesce(current_setting('max_slot_wal_keep_size', true), '-1')
      FROM pg_catalog.pg_replication_slots s, (SELECT $end) AS now(lsn) WHERE s.slot_name = ?
      """;

  private record Measured(long behind, long kept, String status, String most) {}

  /**
   * Measures and tells it.
   *
   * @param seconds how long ago the last change read was committed
   */
  void tell(Connection connection, double seconds) throws SQLException {
    try (var statement = connection.prepareStatement(MEASURE.replace("$end", Sql.END))) {
      statement.setString(1, slot);
      try (var rows = statement.executeQuery()) {
        if (rows.next()) {
          long behind = Math.max(0, rows.getBigDecimal(1).longValue());
          long kept = Math.max(0, rows.getBigDecimal(2).longValue());
          tell(new Measured(behind, kept, rows.getString(3), rows.getString(4)), seconds);
        }
      }
    }
  }

  private void tell(Measured now, double seconds) {
    context.measured("lag_bytes", (double) now.behind);
    context.measured("lag_seconds", seconds);
    context.measured("log_kept_bytes", (double) now.kept);
    context.progress("log; slot %s, %s behind".formatted(slot, size(now.behind)));
    boolean endangered = now.status.equals("unreserved") || now.status.equals("lost");
    if (now.kept > limit || endangered) {
      context.warn(TOPIC, problem(now));
    } else {
      context.clear(TOPIC);
    }
  }

  private Problem problem(Measured now) {
    boolean bounded = !now.most.equals("-1");
    var problem =
        Problem.remote("the server keeps much log for slot " + slot)
            .value("%s, wal_status %s".formatted(size(now.kept), now.status))
            .expected("at most %s (LagLimit)".formatted(size(limit)));
    return problem.hint(
        bounded
            ? "beyond max_slot_wal_keep_size (%s there) it is removed and changes are lost"
                .formatted(now.most)
            : "its disk fills up: max_slot_wal_keep_size of the server sets no bound; is a"
                + " transaction open for long, or a subscriber slow?");
  }

  /** In the largest unit that has a whole digit. */
  private static String size(long bytes) {
    var units = new String[] {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = bytes;
    int unit = 0;
    while (value >= STEP && unit < units.length - 1) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }
}
