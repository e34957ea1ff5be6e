package io.weik.source.database.poll;

import io.weik.api.digest.SipHash;
import io.weik.source.database.poll.state.Bases;
import io.weik.source.database.poll.state.ByteInput;
import io.weik.source.database.poll.state.ByteOutput;
import io.weik.source.database.poll.state.Page;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows with what is remembered of them, though columns have come or gone since. A column
 * is the same as long as it has its name and its values are written alike. Rows of which columns
 * are gone count as the same, as nothing is left to compare them with; new columns do not count.
 * One thread.
 */
final class Contents {
  private final Table table;
  private final List<String> columns;
  private final Bases bases;
  private final int basis;
  private final SipHash hash;
  private final ByteOutput old = new ByteOutput();
  private final Map<Integer, int[]> places = new HashMap<>();

  /** From now on rows of the table are remembered with the columns that it has now. */
  Contents(Table table, Bases bases, boolean kept, SipHash hash) {
    this.table = table;
    this.columns =
        table.columns().stream().map(column -> column.name() + " " + column.type()).toList();
    this.bases = bases;
    this.basis = bases.use(columns, kept);
    this.hash = hash;
  }

  /** The number of the columns that it has now. */
  int basis() {
    return basis;
  }

  /** Whether some rows are remembered with other columns. */
  boolean areMixed() {
    return bases.areMixed();
  }

  /** All rows are remembered with the columns that the table has now. */
  void settle() {
    bases.keepOnly(basis);
  }

  /** The columns of remembered rows that are gone. */
  List<String> gone() {
    return bases.all().stream()
        .flatMap(each -> bases.columns(each).stream())
        .filter(column -> place(column) < 0)
        .distinct()
        .toList();
  }

  /** Whether the row that was read is as it is remembered; its key is the same. */
  boolean isSame(Page page, int row, RowReader now) {
    var content = under(page.basis(), now);
    if (content == null) {
      return true;
    }
    hash.hash(content.bytes(), 0, content.size());
    return page.digestIs(row, hash.first(), hash.second());
  }

  /** The row that was read, in the columns of a list; null when some of them are gone. */
  @Nullable ByteOutput under(int list, RowReader now) {
    if (list == basis) {
      return now.content();
    }
    int[] place = places(list);
    if (Arrays.stream(place).anyMatch(each -> each < 0)) {
      return null;
    }
    old.clear();
    for (int each : place) {
      old.appendValue(now.value(each));
    }
    return old;
  }

  /** The lists of columns with which rows may be remembered, the present one first. */
  List<Integer> lists() {
    return bases.all().stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** The row as it was; null when that is not kept. */
  @Nullable Row remembered(Page page, int row) {
    byte @Nullable [] content = page.content(row);
    return content == null ? null : row(content, page.basis());
  }

  /** A row of its content, in the columns that there are now. */
  Row row(byte[] content, int contentBasis) {
    int[] place = places(contentBasis);
    byte[] @Nullable [] values = new byte[table.columns().size()][];
    var input = new ByteInput(content, 0);
    for (int each : place) {
      byte @Nullable [] value = input.value();
      if (each >= 0) {
        values[each] = value;
      }
    }
    return new Row(values);
  }

  /** Where a column is now that is remembered by its name and type; -1 when it is gone. */
  private int place(String column) {
    int same = columns.indexOf(column);
    for (int i = 0; same < 0 && i < columns.size(); i++) {
      var now = table.columns().get(i);
      if (column.startsWith(now.name() + " ")
          && TypeForm.of(column.substring(now.name().length() + 1))
              .equals(TypeForm.of(now.type()))) {
        same = i;
      }
    }
    return same;
  }

  /** Where the columns of another list are now; -1 for those that are gone. */
  private int[] places(int other) {
    return places.computeIfAbsent(
        other, number -> bases.columns(number).stream().mapToInt(this::place).toArray());
  }
}
