package io.weik.source.database.poll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.poll.state.TableState;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The column by which new rows are found, and how far it has grown. One thread. */
final class Cursor {
  /** What PostgreSQL has besides numbers and times. */
  private static final Set<String> BOUNDLESS = Set.of("infinity", "-infinity", "NaN");

  private final Table table;
  private final int index;
  private Optional<String> newest;
  private Optional<CursorValue> value;

  /** Where the state of the table says it is. */
  Cursor(Table table, String column, TableState state) {
    this.table = table;
    this.index = table.columns().stream().map(Column::name).toList().indexOf(column);
    this.newest = state.head().cursor(column);
    this.value = newest.flatMap(text -> CursorValue.parse(bytes(text)));
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
    if (raw == null) {
      return;
    }
    var seen = CursorValue.parse(raw);
    if (seen.isEmpty()) {
      requireBoundless(raw);
    } else if (value.isEmpty() || seen.get().compareWith(value.get()) > 0) {
      value = seen;
      newest = Optional.of(new String(raw, StandardCharsets.UTF_8));
    }
  }

  private void requireBoundless(byte[] raw) {
    if (!BOUNDLESS.contains(new String(raw, StandardCharsets.UTF_8))) {
      throw new ProblemException(
          Problem.user("a column that tells no order of rows")
              .path("spec.Parameters.CursorColumn")
              .value("%s (%s) of %s".formatted(column().name(), column().type(), table.name()))
              .expected("a column of numbers or times"));
    }
  }

  /** Remembers how far it is. */
  void save(TableState state) {
    newest.ifPresent(text -> state.head().cursor(column().name(), text));
  }
}
