package io.weik.source.database.postgres;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.source.database.value.PostgresType;
import io.weik.source.database.value.PostgresTypes;
import io.weik.source.database.value.PostgresValues;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the log has described. The log describes a table anew when it has changed, as it
 * was at that place; what it does not tell, as the order of the key, is asked from the catalog as
 * it is now. One thread.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/protocol-logicalrep-message-formats.html">Relation</a>
 */
final class Relations {
  private static final char ALL = 'f';
  private static final char NOTHING = 'n';
  private static final int IN_IDENTITY = 1;

  private final DatabaseConfig config;
  private final Dialect dialect;
  private final Connection connection;
  private final Map<Long, Relation> known = new HashMap<>();

  /** A column as the log describes it. */
  private record Described(String name, long type, int modifier, boolean identifies) {}

  /**
   * For one stream.
   *
   * @param connection asks the catalog
   */
  Relations(DatabaseConfig config, Dialect dialect, Connection connection) {
    this.config = config;
    this.dialect = dialect;
    this.connection = connection;
  }

  /** The table with this number; null when the log has not described it. */
  @Nullable Relation get(long oid) {
    return known.get(oid);
  }

  /** Reads the message that describes a table. */
  void describe(Cursor in) throws SQLException {
    long oid = in.oid();
    var schema = in.text();
    var name = new TableName(schema.isEmpty() ? "pg_catalog" : schema, in.text());
    char identity = in.letter();
    var columns = new ArrayList<Described>();
    for (int left = in.int16(); left > 0; left--) {
      boolean identifies = (in.letter() & IN_IDENTITY) != 0;
      columns.add(new Described(in.text(), in.oid(), in.int32(), identifies));
    }
    known.put(oid, relation(oid, name, identity, columns));
  }

  private Relation relation(long oid, TableName name, char identity, List<Described> all)
      throws SQLException {
    var key = key(name, identity, all);
    var types = PostgresTypes.read(connection, all.stream().map(Described::type).toList());
    var places = new int[all.size()];
    var columns = new ArrayList<Column>();
    for (int i = 0; i < places.length; i++) {
      var each = all.get(i);
      boolean taken = isWanted(each.name) || key.contains(each.name);
      places[i] = taken ? columns.size() : -1;
      if (taken) {
        columns.add(column(each, types));
      }
    }
    var names = columns.stream().map(Column::name).toList();
    var table = new Table(name, columns, key.stream().map(names::indexOf).toList());
    return new Relation(oid, table, places);
  }

  private boolean isWanted(String column) {
    return config.columns().isEmpty() || config.columns().contains(column);
  }

  private Column column(Described described, Map<Long, PostgresType> types) throws SQLException {
    var type = types.getOrDefault(described.type, new PostgresType.Scalar(described.type, ""));
    return new Column(
        described.name,
        typeName(described),
        PostgresValues.writer(type, config.decimals()),
        described.name,
        described.name,
        Optional.empty());
  }

  private String typeName(Described described) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT format_type(CAST(? AS oid), ?)")) {
      statement.setLong(1, described.type);
      statement.setInt(2, described.modifier);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /**
   * The key that the table has now, where the log tells it of every change; else that by which the
   * log tells rows apart.
   */
  private List<String> key(TableName name, char identity, List<Described> all) throws SQLException {
    var usual =
        dialect
            .describe(connection, name)
            .map(table -> table.key().stream().map(i -> table.columns().get(i).name()).toList())
            .orElse(List.of());
    boolean always = identity == ALL || identity == NOTHING;
    var told = all.stream().filter(each -> always || each.identifies).map(Described::name).toList();
    return always || (!usual.isEmpty() && told.containsAll(usual))
        ? told.containsAll(usual) ? usual : List.of()
        : told;
  }
}
