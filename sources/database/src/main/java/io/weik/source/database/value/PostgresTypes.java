package io.weik.source.database.value;

import io.weik.source.database.value.PostgresType.Attribute;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Types read from the catalog of a PostgreSQL server. */
public final class PostgresTypes {
  private static final String SQL =
      """
      WITH RECURSIVE needed(oid) AS (
        SELECT unnest(CAST(? AS oid[]))
        UNION
        SELECT part.oid
        FROM needed JOIN pg_catalog.pg_type t ON t.oid = needed.oid
        CROSS JOIN LATERAL (
          SELECT t.typelem UNION ALL SELECT t.typbasetype UNION ALL
          SELECT a.atttypid FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) part(oid)
        WHERE part.oid <> 0)
      SELECT t.oid, t.typname, t.typtype::text, t.typdelim::text, t.typbasetype,
        CASE WHEN t.typlen = -1 THEN t.typelem ELSE 0 END,
        ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
          WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0
            AND NOT a.attisdropped ORDER BY a.attnum),
        ARRAY(SELECT a.atttypid::bigint FROM pg_catalog.pg_attribute a
          WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0
            AND NOT a.attisdropped ORDER BY a.attnum)
      FROM needed CROSS JOIN LATERAL (
        SELECT * FROM pg_catalog.pg_type WHERE oid = needed.oid OFFSET 0) t
      """;

  private final Map<Long, Entry> entries = new HashMap<>();

  private record Entry(
      long oid,
      String name,
      String kind,
      char delimiter,
      long base,
      long element,
      List<String> names,
      List<Long> types) {}

  private PostgresTypes() {}

  /** The types with these oids that are there, by oid. */
  public static Map<Long, PostgresType> read(Connection connection, Collection<Long> oids)
      throws SQLException {
    var types = new PostgresTypes();
    try (var statement = connection.prepareStatement(SQL)) {
      var list = oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
      statement.setString(1, list);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          types.add(rows);
        }
      }
    }
    return oids.stream()
        .distinct()
        .filter(types.entries::containsKey)
        .collect(Collectors.toMap(oid -> oid, types::type));
  }

  private void add(ResultSet row) throws SQLException {
    var names = List.of((String[]) row.getArray(7).getArray());
    var types = List.of((Long[]) row.getArray(8).getArray());
    long oid = row.getLong(1);
    char delimiter = row.getString(4).charAt(0);
    long base = row.getLong(5);
    long element = row.getLong(6);
    var entry =
        new Entry(oid, row.getString(2), row.getString(3), delimiter, base, element, names, types);
    entries.put(oid, entry);
  }

  private PostgresType type(long oid) {
    @Nullable Entry entry = entries.get(oid);
    if (entry == null) {
      return new PostgresType.Scalar(oid, "");
    }
    if (entry.base != 0) {
      return type(entry.base);
    }
    var scalar = new PostgresType.Scalar(oid, entry.name);
    if (entry.kind.equals("c")) {
      return new PostgresType.Composite(entry.name, attributes(entry));
    }
    boolean isVector = scalar.isBuiltIn() && entry.name.endsWith("vector");
    return entry.element != 0 && !isVector
        ? new PostgresType.Array(type(entry.element), entry.delimiter)
        : scalar;
  }

  private List<Attribute> attributes(Entry entry) {
    return IntStream.range(0, entry.names.size())
        .mapToObj(i -> new Attribute(entry.names.get(i), type(entry.types.get(i))))
        .toList();
  }
}
