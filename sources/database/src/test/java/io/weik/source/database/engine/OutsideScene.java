package io.weik.source.database.engine;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database that whoever runs the tests has, and that its administrator made ready for capture.
 */
final class OutsideScene implements Scene {
  private static final Pattern SQLSERVER =
      Pattern.compile("jdbc:sqlserver://([^:;]+):(\\d+);.*databaseName=([^;]+).*");
  private static final Pattern ORACLE = Pattern.compile("jdbc:oracle:thin:@//([^:/]+):(\\d+)/(.+)");
  private static final Pattern NAMES = Pattern.compile("\\b(orders|id|name|total)\\b");

  private final String product;
  private final String url;
  private final String user;
  private final String password;
  private final Matcher address;

  private OutsideScene(String product, String url, String user, String password) {
    this.product = product;
    this.url = url;
    this.user = user;
    this.password = password;
    this.address = (product.equals("oracle") ? ORACLE : SQLSERVER).matcher(url);
    if (!address.matches()) {
      throw new IllegalArgumentException(url + " (expected: " + address.pattern() + ")");
    }
  }

  /** That of a product; the test is left out when none is named. */
  static OutsideScene of(String product) {
    var variable = "WEIKIO_TEST_" + product.toUpperCase(Locale.ROOT);
    var url = variable(variable);
    assumeThat(url)
        .as("set %s to the JDBC address of a server to test with", variable)
        .isNotEmpty();
    return new OutsideScene(
        product, url, variable(variable + "_USER"), variable(variable + "_PASSWORD"));
  }

  private static String variable(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "DatabaseType",
        product,
        "Host",
        address.group(1),
        "Port",
        address.group(2),
        "Database",
        address.group(3),
        "Username",
        user,
        "Password",
        password);
  }

  @Override
  public String schema() {
    return product.equals("oracle") ? user.toUpperCase(Locale.ROOT) : "dbo";
  }

  @Override
  public void createOrders(String columns) throws SQLException {
    try {
      commit("DROP TABLE orders");
    } catch (SQLException _) {
      Thread.onSpinWait(); // it was not there
    }
    commit("CREATE TABLE orders " + columns);
    if (product.equals("oracle")) {
      commit("ALTER TABLE orders ADD SUPPLEMENTAL LOG DATA (ALL) COLUMNS");
    } else {
      commit(
          "EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'orders',"
              + " @role_name = NULL");
    }
  }

  @Override
  public void commit(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (var text : List.of(statements)) {
        statement.execute(spelled(text));
      }
      connection.commit();
    }
  }

  /** Oracle takes names without quotes for those of upper case. */
  private String spelled(String statement) {
    return product.equals("oracle") ? NAMES.matcher(statement).replaceAll("\"$1\"") : statement;
  }
}
