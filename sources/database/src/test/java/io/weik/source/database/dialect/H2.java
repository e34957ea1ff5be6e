package io.weik.source.database.dialect;

import io.weik.source.database.config.Product;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A database of H2 that speaks a product's SQL, as far as it can. */
final class H2 implements AutoCloseable {
  private final Connection connection;
  private final SqlForm form;
  private final PlainTypes types;

  H2(String mode, SqlForm form, Product product) throws SQLException {
    this.connection =
        DriverManager.getConnection("jdbc:h2:mem:;MODE=" + mode + ";DATABASE_TO_UPPER=false");
    this.form = form;
    this.types = new PlainTypes(product);
  }

  Connection connection() {
    return connection;
  }

  void execute(String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }

  Table described(TableName name) throws SQLException {
    var config = Configs.of("jdbc", "JdbcUrl", "jdbc:h2:mem:");
    return new JdbcCatalog(config, form, types, new JdbcKeys())
        .describe(connection, name)
        .orElseThrow();
  }

  /** The first five rows after a key, each with blanks between its values. */
  List<String> after(Table table, String... key) throws SQLException {
    var columns = table.key().stream().map(index -> table.columns().get(index)).toList();
    var where = List.of(form.after(columns, false));
    var sql = form.select(table.name(), table.columns(), where, columns, 5);
    var values = new PlainText(types);
    try (var statement = connection.prepareStatement(sql)) {
      int index = 1;
      for (int marker : form.markers(columns.size())) {
        var raw = key[marker].getBytes(StandardCharsets.UTF_8);
        values.set(statement, index++, columns.get(marker), raw);
      }
      return Rows.read(values::raw, statement, table);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
