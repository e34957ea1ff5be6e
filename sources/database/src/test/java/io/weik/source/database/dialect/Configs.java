package io.weik.source.database.dialect;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.Parameters;
import io.weik.testkit.database.Database;
import java.util.LinkedHashMap;
import java.util.Map;

/** Configs for databases of tests. */
final class Configs {
  private Configs() {}

  /** Of key, value, key, value beside what is needed to connect; later ones win. */
  static DatabaseConfig of(String type, Database database, String... more) {
    var values = new LinkedHashMap<String, String>();
    values.put("DatabaseType", type);
    values.put("Host", database.host());
    values.put("Port", "" + database.port());
    values.put("Database", database.name());
    values.put("Username", database.user());
    values.put("Password", database.password());
    values.put("Table", "orders");
    put(values, more);
    return Parameters.of(DatabaseConfig.class, values);
  }

  /** Of key, value, key, value. */
  static DatabaseConfig of(String type, String... more) {
    var values = new LinkedHashMap<>(Map.of("DatabaseType", type, "Table", "orders"));
    put(values, more);
    return Parameters.of(DatabaseConfig.class, values);
  }

  /** For a user named ann of a server that is not there; later ones of key, value win. */
  static DatabaseConfig ofAnn(String type, String database, String... more) {
    var values = new LinkedHashMap<>(Map.of("DatabaseType", type, "Table", "orders"));
    put(values, "Host", "db.example.com", "Database", database);
    put(values, "Username", "ann", "Password", "hunter2");
    put(values, more);
    return Parameters.of(DatabaseConfig.class, values);
  }

  private static void put(Map<String, String> values, String... more) {
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
  }
}
