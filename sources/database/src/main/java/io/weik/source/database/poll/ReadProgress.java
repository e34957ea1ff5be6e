package io.weik.source.database.poll;

import io.weik.api.source.SourceContext;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Tells how far the reading of a table is. */
final class ReadProgress {
  private static final Duration LONGEST_COUNT = Duration.ofSeconds(10);

  private final SourceContext context;
  private final Dialect dialect;
  private final TableName table;
  private String about = "";

  ReadProgress(SourceContext context, Dialect dialect, TableName table) {
    this.context = context;
    this.dialect = dialect;
    this.table = table;
  }

  /** Counts the rows, if that does not take long. */
  void begin(Connection connection, Work work) throws InterruptedException {
    var from = dialect.quoted(table.name());
    if (!table.schema().isEmpty()) {
      from = dialect.quoted(table.schema()) + "." + from;
    }
    try (var statement = connection.createStatement()) {
      work.watch(statement);
      statement.setQueryTimeout((int) LONGEST_COUNT.toSeconds());
      try (var count = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
        if (count.next()) {
          about = String.format(Locale.ROOT, " of about %,d", count.getLong(1));
        }
      }
    } catch (SQLException _) {
      about = ""; // the number is for people; what keeps rows from being read is told by the read
    }
  }

  /** So many rows have been read. */
  void tell(long rows) {
    context.progress(
        String.format(Locale.ROOT, "reading %s: %,d%s rows", table.name(), rows, about));
  }
}
