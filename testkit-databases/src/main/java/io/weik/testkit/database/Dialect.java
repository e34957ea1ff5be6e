package io.weik.testkit.database;

/** What differs from one product to the other. */
enum Dialect {
  POSTGRES("jdbc:postgresql://%s:%d/%s") {
    @Override
    String[] newUser(Database database) {
      return new String[] {
        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(database.user(), database.password())
      };
    }
  },
  MYSQL("jdbc:mysql://%s:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true"),
  MARIADB("jdbc:mariadb://%s:%d/%s");

  private final String url;

  Dialect(String url) {
    this.url = url;
  }

  String url(String host, int port, String name) {
    return url.formatted(host, port, name);
  }

  /** What makes the user that this database is seen by; of the binary log it stays out. */
  String[] newUser(Database database) {
    return new String[] {
      "SET sql_log_bin = 0",
      "CREATE USER %s IDENTIFIED BY '%s'".formatted(database.user(), database.password()),
      // without any grant on the database even the login to it is refused
      "GRANT SHOW VIEW ON %s.* TO %s".formatted(database.name(), database.user())
    };
  }
}
