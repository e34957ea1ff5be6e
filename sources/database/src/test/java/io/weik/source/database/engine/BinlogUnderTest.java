package io.weik.source.database.engine;

import io.weik.testkit.database.DatabaseServer;
import io.weik.testkit.database.MariaDbServer;
import io.weik.testkit.database.MySqlServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Servers with a binlog that tests start. */
enum BinlogUnderTest {
  MYSQL {
    @Override
    DatabaseServer server() {
      return MySqlServer.shared();
    }

    @Override
    List<String> lists() {
      return List.of("mysql.txt");
    }

    @Override
    List<String> unreadable() {
      return List.of();
    }
  },
  /** As it is where nobody has set anything: transactions have no names. */
  MYSQL_OF_FILES {
    @Override
    DatabaseServer server() {
      return OfFiles.SERVER;
    }

    @Override
    List<String> lists() {
      return List.of("mysql.txt");
    }

    @Override
    List<String> unreadable() {
      return List.of();
    }
  },
  MARIADB {
    @Override
    DatabaseServer server() {
      return MariaDbServer.shared();
    }

    @Override
    List<String> lists() {
      return List.of("mysql.txt", "mariadb.txt");
    }

    @Override
    List<String> unreadable() {
      return List.of(
          "ALTER TABLE orders ADD COLUMN packed TEXT COMPRESSED",
          "INSERT INTO orders VALUES (4, 'four', 1, REPEAT('x', 2000))",
          "ALTER TABLE orders DROP COLUMN packed");
    }
  };

  /** Started when it is needed; it ends with the JVM. */
  private static final class OfFiles {
    static final MySqlServer SERVER =
        MySqlServer.start(Map.of("gtid-mode", "OFF", "enforce-gtid-consistency", "OFF"));

    static {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(SERVER::close));
    }
  }

  abstract DatabaseServer server();

  /** The lists of its types, with values and their JSON. */
  abstract List<String> lists();

  /** Statements that make a binlog event which no client knows how to read. */
  abstract List<String> unreadable();

  ServerScene scene() {
    return new ServerScene(
        server().create(), name().replace("_OF_FILES", "").toLowerCase(Locale.ROOT));
  }
}
