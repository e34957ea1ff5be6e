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
import java.util.function.BiPredicate;
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
  private static final long FIRST_MADE = 16384; // types of the server itself stay as they are
  private static final String NAMES =
      """
      SELECT coalesce(pg_catalog.format_type(type::oid, modifier), '')
      FROM unnest(CAST(? AS bigint[]), CAST(? AS int[])) WITH ORDINALITY AS t(type, modifier, place)
      ORDER BY place
      """;

  private final DatabaseConfig config;
  private final Dialect dialect;
  private final Connection connection;
  private final BiPredicate<Long, TableName> followed;
  private final Map<Long, Relation> known = new HashMap<>();
  private final Map<Long, PostgresType> types = new HashMap<>();
  private final Map<TypeName, String> typeNames = new HashMap<>();

  /** What tells how a type is named. */
  private record TypeName(long type, int modifier) {}

  /** A column as the log describes it. */
  private record Described(String name, long type, int modifier, boolean identifies) {
    TypeName typeName() {
      return new TypeName(type, modifier);
    }
  }

  /**
   * For one stream.
   *
   * @param connection asks the catalog
   * @param followed which tables matter, by the server's number and their names
   */
  Relations(
      DatabaseConfig config,
      Dialect dialect,
      Connection connection,
      BiPredicate<Long, TableName> followed) {
    this.followed = followed;
    this.config = config;
    this.dialect = dialect;
    this.connection = connection;
  }

  /** The table with this number; null when the log has not described it, or it does not matter. */
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
    if (followed.test(oid, name)) {
      known.put(oid, relation(oid, name, identity, columns));
    } else {
      known.remove(oid);
    }
  }

  private Relation relation(long oid, TableName name, char identity, List<Described> all)
      throws SQLException {
    var key = key(name, identity, all);
    learn(all);
    var places = new int[all.size()];
    var columns = new ArrayList<Column>();
    for (int i = 0; i < places.length; i++) {
      var each = all.get(i);
      boolean taken = isWanted(each.name) || key.contains(each.name);
      places[i] = taken ? columns.size() : -1;
      if (taken) {
        columns.add(column(each));
      }
    }
    var names = columns.stream().map(Column::name).toList();
    var table = new Table(name, columns, key.stream().map(names::indexOf).toList());
    return new Relation(oid, table, places);
  }

  private boolean isWanted(String column) {
    return config.columns().isEmpty() || config.columns().contains(column);
  }

  private Column column(Described described) {
    var type = types.getOrDefault(described.type, new PostgresType.Scalar(described.type, ""));
    return new Column(
        described.name,
        typeNames.getOrDefault(described.typeName(), ""),
        PostgresValues.writer(type, config.decimals()),
        described.name,
        described.name,
        Optional.empty());
  }

  /** Asks for types that are not known yet, and for those that may have been altered. */
  private void learn(List<Described> all) throws SQLException {
    var oids =
        all.stream()
            .map(Described::type)
            .filter(type -> type >= FIRST_MADE || !types.containsKey(type))
            .distinct()
            .toList();
    if (!oids.isEmpty()) {
      types.putAll(PostgresTypes.read(connection, oids));
    }
    var names =
        all.stream()
            .map(Described::typeName)
            .filter(name -> name.type >= FIRST_MADE || !typeNames.containsKey(name))
            .distinct()
            .toList();
    if (!names.isEmpty()) {
      nameTypes(names);
    }
  }

  private void nameTypes(List<TypeName> names) throws SQLException {
    try (var statement = connection.prepareStatement(NAMES)) {
      var oids = names.stream().map(TypeName::type).toArray();
      var modifiers = names.stream().map(TypeName::modifier).toArray();
      statement.setArray(1, connection.createArrayOf("bigint", oids));
      statement.setArray(2, connection.createArrayOf("integer", modifiers));
      try (var rows = statement.executeQuery()) {
        for (int i = 0; rows.next(); i++) {
          typeNames.put(names.get(i), rows.getString(1));
        }
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
