package io.weik.source.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.Parameters;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static DatabaseConfig jdbc(String url) {
    return Parameters.of(
        DatabaseConfig.class, "DatabaseType", "jdbc", "JdbcUrl", url, "Table", "orders");
  }

  @Test
  void propertiesOfAnAddressAreNotShown() {
    assertThat(Shown.watched(jdbc("jdbc:x://h/db?odd=hunter2")))
        .endsWith("jdbc:x://h/db \u00b7 orders");
    assertThat(Shown.place(jdbc("jdbc:x://h;odd=hunter2"))).isEqualTo("jdbc:x://h");
    assertThat(Shown.identity(jdbc("jdbc:x://h;odd=hunter2"))).doesNotContain("hunter2");
  }

  @Test
  void databasesThatDifferInPropertiesOnlyAreToldApart() {
    assertThat(Shown.identity(jdbc("jdbc:x://h;databaseName=a")))
        .isNotEqualTo(Shown.identity(jdbc("jdbc:x://h;databaseName=b")));
  }

  @Test
  void productsAreToldApart() {
    var mysql = Parameters.of(DatabaseConfig.class, "DatabaseType", "mysql", "Table", "orders");
    var mariadb = Parameters.of(DatabaseConfig.class, "DatabaseType", "mariadb", "Table", "orders");

    assertThat(Shown.identity(mysql)).isNotEqualTo(Shown.identity(mariadb));
  }

  @Test
  void aServerIsShownWithItsPortAndSchema() {
    var config =
        Parameters.of(
            DatabaseConfig.class,
            "DatabaseType",
            "oracle",
            "Host",
            "h",
            "Database",
            "shop",
            "Schema",
            "CRM",
            "Table",
            "ORDERS");

    assertThat(Shown.watched(config)).isEqualTo("oracle h:1521/shop \u00b7 CRM.ORDERS");
  }
}
