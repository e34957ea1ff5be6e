package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.weik.source.database.config.TableSelection;
import io.weik.source.database.table.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tables that a binlog tells of, by the numbers that its events use. A table with a column of a
 * type that the client does not know is one of a name alone. One thread.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/dev/mysql-server/latest/classbinary__log_1_1Table__map__event.html">Table_map_event</a>
 */
final class BinlogTables {
  private static final int NAMES = 8;

  private final TableSelection selection;
  private final TableMapEventDataDeserializer full = new TableMapEventDataDeserializer();
  private final Map<Long, TableMapEventData> maps = new HashMap<>();
  private final Map<Long, TableName> names = new HashMap<>();

  /**
   * None at first.
   *
   * @param selection those whose rows are read
   */
  BinlogTables(TableSelection selection) {
    this.selection = selection;
  }

  /** Those whose columns are known. */
  Map<Long, TableMapEventData> maps() {
    return maps;
  }

  Optional<TableName> name(long table) {
    return Optional.ofNullable(names.get(table));
  }

  /** Whether rows of it are to be read; so are those of one that is not known. */
  boolean isWanted(long table) {
    return name(table).map(selection::contains).orElse(true);
  }

  /** Remembers the table that an event with this body tells of. */
  TableMapEventData read(byte[] body) throws IOException {
    var data = named(body);
    names.put(data.getTableId(), name(data));
    maps.remove(data.getTableId());
    try {
      var known = full.deserialize(new ByteArrayInputStream(body));
      add(known);
      return known;
    } catch (IOException | RuntimeException _) {
      return data; // rows of it cannot be read, and are told when they come
    }
  }

  void add(TableMapEventData data) {
    maps.put(data.getTableId(), data);
    names.put(data.getTableId(), name(data));
  }

  private static TableName name(TableMapEventData data) {
    return new TableName(data.getDatabase(), data.getTable());
  }

  private static TableMapEventData named(byte[] body) throws IOException {
    var data = new TableMapEventData();
    data.setTableId(BinlogRows.table(body));
    data.setDatabase(text(body, NAMES));
    data.setTable(text(body, NAMES + 1 + (body[NAMES] & 0xff) + 1));
    return data;
  }

  /** A length in one byte, the text, and a zero. */
  private static String text(byte[] body, int at) {
    return new String(body, at + 1, body[at] & 0xff, StandardCharsets.UTF_8);
  }

  void clear() {
    maps.clear();
    names.clear();
  }
}
