package io.weik.source.database.poll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.KeyOrder;
import io.weik.source.database.table.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The column by which new rows are found, and how far it has grown. One thread. */
final class Cursor {
  /** What PostgreSQL has besides numbers and times. */
  private static final Set<String> BOUNDLESS = Set.of("infinity", "-infinity", "NaN");

  private static final Pattern TEXT = Pattern.compile("(?i).*(char|text|clob|string).*");
  private static final byte[] NINE = bytes("9");
  private static final byte[] TEN = bytes("10");
  private static final String TOPIC = "cursor ";

  private final CursorValue latest;
  private final Table table;
  private final int index;
  private final KeyOrder order;
  private byte[] newest;
  private Optional<CursorValue> value;
  private Optional<String> ignored = Optional.empty();

  /** Where the state of the table says it is. */
  Cursor(Instant now, Table table, String column, TableState state) {
    this.latest = CursorValue.Time.of(now.plus(Duration.ofDays(1)));
    this.table = table;
    this.index = table.columns().stream().map(Column::name).toList().indexOf(column);
    if (TEXT.matcher(column().type()).matches()) {
      throw noOrder();
    }
    this.order = column().order().orElseThrow(this::noOrder);
    this.newest = state.head().cursor(column).map(Cursor::bytes).orElse(new byte[0]);
    this.value = CursorValue.parse(newest).filter(this::isUsable);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Column column() {
    return table.columns().get(index);
  }

  /** From which value on rows are to be read; empty for all. */
  Optional<byte[]> from(Duration overlap) {
    return value.map(known -> bytes(known.minus(overlap)));
  }

  /** Sees a row. */
  void see(RowReader row) {
    byte @Nullable [] raw = row.value(index);
    if (raw == null || row.isUnreadable(index) || !isNewer(raw)) {
      return;
    }
    var seen = CursorValue.parse(raw);
    if (seen.isEmpty()) {
      requireBoundless(raw);
    } else if (!isUsable(seen.get())) {
      ignored = Optional.of(new String(raw, StandardCharsets.UTF_8));
    } else {
      value = seen;
      newest = raw;
    }
  }

  private boolean isNewer(byte[] raw) {
    return value.isEmpty() || order.compare(raw, newest) > 0;
  }

  /** Digits are numbers only where the server orders them so; no change is of a time to come. */
  private boolean isUsable(CursorValue seen) {
    return switch (seen) {
      case CursorValue.Numeric _ -> {
        if (order.compare(NINE, TEN) > 0) {
          throw noOrder();
        }
        yield true;
      }
      case CursorValue.Time _ -> seen.compareWith(latest) <= 0;
    };
  }

  private void requireBoundless(byte[] raw) {
    if (!BOUNDLESS.contains(new String(raw, StandardCharsets.UTF_8))) {
      throw noOrder();
    }
  }

  private ProblemException noOrder() {
    return new ProblemException(
        Problem.user("a column that tells no order of rows")
            .path("spec.Parameters.CursorColumn")
            .value("%s (%s) of %s".formatted(column().name(), column().type(), table.name()))
            .expected("a column of numbers or times"));
  }

  /** Tells whether there are times that do not count as they are far from now. */
  void tell(Warnings warnings) {
    ignored.ifPresent(
        text ->
            warnings.add(
                TOPIC + table.name(),
                Problem.user("a time to come does not move the cursor")
                    .path("spec.Parameters.CursorColumn")
                    .value("%s %s of %s".formatted(column().name(), text, table.name()))
                    .expected("the time of the last change")));
  }

  /** Remembers how far it is. */
  void save(TableState state) {
    if (newest.length > 0) {
      state.head().cursor(column().name(), new String(newest, StandardCharsets.UTF_8));
    }
  }
}
