package io.weik.source.database.engine;

import io.debezium.document.DocumentWriter;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.TableChanges;
import io.weik.source.database.config.TableSelection;
import io.weik.source.database.dialect.MySqlKeys;
import io.weik.source.database.dialect.UniqueKey;
import io.weik.source.database.table.TableName;
import io.weik.source.database.value.MySqlValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of tables as they are now, asked in one question for all, as entries of {@link
 * Shapes}. Debezium would read the statement that makes each, and does not understand all of them.
 *
 * @param schema where the tables are; empty for everywhere
 */
record BinlogShapes(BinlogServer product, TableSelection selection, String schema) {
  private static final String COLUMNS =
      """
      SELECT table_schema, table_name, column_name, column_type, is_nullable, character_set_name
      FROM information_schema.columns WHERE (? = '' OR table_schema = ?)
      ORDER BY table_schema, table_name, ordinal_position
      """;

  /** They count from any position on: all others are dropped when these are taken. */
  private static final Map<String, Object> BEGINNING = Map.of("file", "");

  /** A JSON column of MariaDB is a long text that is checked. */
  private static final String JSON =
      """
      SELECT constraint_schema, table_name, constraint_name FROM information_schema.check_constraints
      WHERE check_clause LIKE 'json_valid(%' AND (? = '' OR constraint_schema = ?)
      """;

  private static final String CHARACTERS =
      """
      SELECT CONCAT('SET character_set_server=', @@character_set_server, ', collation_server=',
        @@collation_server)
      """;

  private static final String SCHEMAS =
      """
      SELECT schema_name, default_character_set_name, default_collation_name
      FROM information_schema.schemata WHERE (? = '' OR schema_name = ?)
      """;

  /** The entries. */
  List<String> entries(Connection connection) throws SQLException {
    var entries = new ArrayList<String>();
    entries.add(statement("", Sql.text(connection, CHARACTERS)));
    for (var row : Sql.rows(connection, SCHEMAS, schema, schema)) {
      entries.add(
          statement(
              row.getFirst(),
              "CREATE DATABASE `%s` CHARSET %s COLLATE %s"
                  .formatted(row.get(0).replace("`", "``"), row.get(1), row.get(2))));
    }
    for (var table : tables(connection)) {
      entries.add(entry(table.id().catalog(), null, new TableChanges().create(table)));
    }
    return entries;
  }

  private String statement(String database, String ddl) {
    return entry(database, ddl, null);
  }

  private String entry(String database, @Nullable String ddl, @Nullable TableChanges changes) {
    try {
      var entry =
          new HistoryRecord(
              Map.of("server", ""), BEGINNING, database, null, ddl, changes, Instant.EPOCH);
      return DocumentWriter.defaultWriter().write(entry.document());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private List<Table> tables(Connection connection) throws SQLException {
    var keys = MySqlKeys.ofAll(connection, schema);
    var json =
        product == BinlogServer.MARIADB
            ? Set.copyOf(Sql.rows(connection, JSON, schema, schema))
            : Set.<List<String>>of();
    var tables = new LinkedHashMap<TableName, Described>();
    for (var row : Sql.rows(connection, COLUMNS, schema, schema)) {
      var name = new TableName(row.get(0), row.get(1));
      if (selection.contains(name)) {
        var type = json.contains(row.subList(0, 3)) ? "json" : row.get(3);
        tables
            .computeIfAbsent(name, _ -> new Described(new ArrayList<>(), new HashSet<>()))
            .add(row.get(2), type, row.get(4).equals("YES"), row.get(5));
      }
    }
    return tables.entrySet().stream()
        .map(each -> each.getValue().table(each.getKey(), keys))
        .toList();
  }

  /** Columns of a table, and the names of those that may be in a key. */
  private record Described(List<Column> columns, Set<String> usable) {
    void add(String name, String type, boolean optional, String characters) {
      columns.add(new BinlogColumn(type).of(name, columns.size() + 1, optional, characters));
      if (!optional && MySqlValues.order(type).isPresent()) {
        usable.add(name);
      }
    }

    Table table(TableName name, Map<TableName, List<UniqueKey>> keys) {
      var key = UniqueKey.best(keys.getOrDefault(name, List.of()), usable::contains);
      return Table.editor()
          .tableId(new TableId(name.schema(), null, name.name()))
          .addColumns(columns)
          .setPrimaryKeyNames(key)
          .create();
    }
  }
}
