package io.weik.source.database.poll;

import io.weik.source.database.poll.state.ByteInput;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.KeyOrder;
import io.weik.source.database.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of a table's keys, as bytes, in which its server gives them; NULLs come first. */
final class KeyComparator implements Comparator<byte[]> {
  private final List<Column> columns;
  private final List<KeyOrder> orders;

  KeyComparator(Table table) {
    this.columns = RowReader.keyColumns(table);
    this.orders = columns.stream().map(column -> column.order().orElseThrow()).toList();
  }

  @Override
  public int compare(byte[] one, byte[] other) {
    var left = new ByteInput(one, 0);
    var right = new ByteInput(other, 0);
    for (var order : orders) {
      int compared = compare(order, left.value(), right.value());
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  private static int compare(KeyOrder order, byte @Nullable [] left, byte @Nullable [] right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return order.compare(left, right);
  }

  /** The values of a key, null for NULL. */
  byte[] @Nullable [] values(byte[] key) {
    return new ByteInput(key, 0).values(columns.size());
  }

  /** The key for people, as {@code tenant 3, number 17}. */
  String text(byte[] key) {
    var parts = new ArrayList<String>();
    byte[] @Nullable [] values = values(key);
    for (int i = 0; i < values.length; i++) {
      byte @Nullable [] value = values[i];
      var text = value == null ? "NULL" : new String(value, StandardCharsets.UTF_8);
      parts.add(columns.get(i).name() + " " + text);
    }
    return String.join(", ", parts);
  }

  /** The values of a key; none when there is a NULL among them. */
  List<byte[]> valuesUnlessNull(byte[] key) {
    var whole = new ArrayList<byte[]>();
    for (byte @Nullable [] value : values(key)) {
      if (value != null) {
        whole.add(value);
      }
    }
    return whole.size() == columns.size() ? whole : List.of();
  }
}
