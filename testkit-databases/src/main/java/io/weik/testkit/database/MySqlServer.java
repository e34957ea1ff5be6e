package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * MySQL 8.0, with a binary log of whole rows and global transaction ids. Every login needs its
 * password. Data survive {@link #crash()}, although nothing is flushed to the disk.
 */
public final class MySqlServer implements DatabaseServer {
  private static final String VERSION = "mysql-8.0.15";
  private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
  private static final Map<String, String> SETTINGS =
      Map.of("gtid-mode", "ON", "enforce-gtid-consistency", "ON", "mysqlx", "OFF");

  private static volatile @Nullable MySqlServer shared;

  private final ServerProcess process;

  private MySqlServer(ServerProcess process) {
    this.process = process;
    process.restart();
  }

  /** The one server of this JVM, which ends with it: take a database of your own from it. */
  public static synchronized MySqlServer shared() {
    var server = shared;
    if (server == null) {
      server = start(Map.of());
      shared = server;
    }
    return server;
  }

  /** A server for the caller alone, with settings (as in {@code my.cnf}) of its own. */
  public static MySqlServer start(Map<String, String> settings) {
    var program = program();
    var data = Cache.ofUser().folder(VERSION + "-data", folder -> initialize(program, folder));
    var folder = Folders.create();
    Command.in(folder, "cp", "-a", data.resolve("data").toString(), "data").run();
    return new MySqlServer(program.process(folder, SETTINGS, settings));
  }

  private static MySqlProgram program() {
    var base = Cache.ofUser().folder(VERSION, MySqlServer::unpack);
    return new MySqlProgram(
        Dialect.MYSQL, base.resolve("bin/mysqld"), base, DebianPackages.libraries(base.toString()));
  }

  private static void unpack(Path folder) {
    try (var archive = MySqlServer.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new IllegalStateException("no MySQL on the class path: " + ARCHIVE);
      }
      Command.in(folder, "tar", "-xzf", "-").run(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DebianPackages.unpack(folder, "libaio1", "libnuma1");
  }

  /** Makes the files that each server begins with: that takes too long to do it for each. */
  private static void initialize(MySqlProgram program, Path folder) {
    program
        .command(
            folder, List.of("--initialize-insecure", "--innodb-log-file-size=8M", "--skip-log-bin"))
        .run();
    try {
      Files.delete(folder.resolve("data/auto.cnf")); // the server's own id
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
