package io.weik.testkit.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The unpacked program of MySQL or MariaDB, which are started nearly alike.
 *
 * @param executable the server
 * @param base the folder that {@code --basedir} means
 * @param libraries a search path of libraries that the machine may lack
 */
record MySqlProgram(Dialect dialect, Path executable, Path base, String libraries) {
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("bind-address", "127.0.0.1"),
          Map.entry("skip-name-resolve", "ON"),
          Map.entry("character-set-server", "utf8mb4"),
          Map.entry("log-bin", "binlog"),
          Map.entry("binlog-format", "ROW"),
          Map.entry("binlog-row-image", "FULL"),
          // written at each commit, and so safe from a crash of the program, but not flushed
          Map.entry("innodb-flush-log-at-trx-commit", "2"),
          Map.entry("innodb-flush-method", "nosync"),
          Map.entry("sync-binlog", "0"),
          Map.entry("innodb-buffer-pool-size", "64M"),
          Map.entry("performance-schema", "OFF"));

  /** Calls the program in a folder, with {@code data} in it as the folder of data. */
  Command command(Path folder, List<String> arguments) {
    var words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", executable.toString()));
    words.addAll(List.of("--no-defaults", "--basedir=" + base, "--datadir=" + folder + "/data"));
    if (Cache.isRoot()) {
      words.add("--user=root");
    }
    words.addAll(arguments);
    return new Command(folder, Map.of("LD_LIBRARY_PATH", libraries), words);
  }

  /** What runs a server over data that are there. Its superuser is {@code admin}. */
  ServerProcess process(Path folder, Map<String, String> own, Map<String, String> settings) {
    var password = Words.unique("secret");
    var database = new Database(dialect, Ports.free(), "mysql", "admin", password);
    var all = new LinkedHashMap<>(SETTINGS);
    all.put("port", "" + database.port());
    all.put("socket", folder + "/socket");
    all.put("pid-file", folder + "/pid");
    all.put("server-id", "" + ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
    all.put("init-file", admin(folder, password).toString());
    all.putAll(own);
    all.putAll(settings);
    var arguments = all.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue());
    return new ServerProcess(folder, command(folder, arguments.toList()), "KILL", database);
  }

  private static Path admin(Path folder, String password) {
    return Folders.write(
        folder.resolve("admin.sql"),
        """
        SET sql_log_bin = 0;
        CREATE USER IF NOT EXISTS admin IDENTIFIED BY '%s';
        GRANT ALL ON *.* TO admin WITH GRANT OPTION;
        """
            .formatted(password));
  }
}
