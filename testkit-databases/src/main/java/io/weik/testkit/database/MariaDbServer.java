package io.weik.testkit.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The MariaDB of this machine's Debian (10.11 in Debian 12), with a binary log of whole rows. Every
 * login needs its password. Data survive {@link #crash()}, although nothing is flushed to the disk.
 */
public final class MariaDbServer implements DatabaseServer {
  private static final List<String> SCRIPTS =
      List.of("system_tables", "system_tables_data", "sys_schema");

  private static volatile @Nullable MariaDbServer shared;

  private final ServerProcess process;

  private MariaDbServer(ServerProcess process) {
    this.process = process;
    process.restart();
  }

  /** The one server of this JVM, which ends with it: take a database of your own from it. */
  public static synchronized MariaDbServer shared() {
    var server = shared;
    if (server == null) {
      server = start(Map.of());
      shared = server;
    }
    return server;
  }

  /** A server for the caller alone, with settings (as in {@code my.cnf}) of its own. */
  public static MariaDbServer start(Map<String, String> settings) {
    var program = program();
    var folder = Folders.create();
    initialize(program, folder);
    return new MariaDbServer(program.process(folder, Map.of(), settings));
  }

  private static MySqlProgram program() {
    var root = Cache.ofUser().folder("mariadb", MariaDbServer::unpack);
    return new MySqlProgram(
        Dialect.MARIADB,
        root.resolve("usr/sbin/mariadbd"),
        root.resolve("usr"),
        DebianPackages.libraries(root.toString()));
  }

  private static void unpack(Path folder) {
    DebianPackages.unpack(
        folder, "mariadb-server-core", "libaio1", "libnuma1", "liburing2", "libssl3");
  }

  /** What {@code mariadb-install-db} does, without help texts. */
  private static void initialize(MySqlProgram program, Path folder) {
    try {
      Files.createDirectory(folder.resolve("data"));
      var sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\n");
      for (var script : SCRIPTS) {
        var file = program.base().resolve("share/mysql/mysql_" + script + ".sql");
        sql.append(Files.readString(file)).append('\n');
      }
      var input = new ByteArrayInputStream(sql.toString().getBytes(StandardCharsets.UTF_8));
      program.command(folder, List.of("--bootstrap", "--innodb-log-file-size=8M")).run(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    return process.probe().port();
  }

  @Override
  public Database create() {
    return process.create();
  }

  @Override
  public void crash() {
    process.crash();
  }

  @Override
  public void stop() {
    process.stop("TERM");
  }

  @Override
  public void restart() {
    process.restart();
  }

  @Override
  public void close() {
    if (this != shared) {
      process.close();
    }
  }
}
