package io.weik.testkit.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 18, ready for logical decoding. Every login needs its password (SCRAM). Data survives
 * {@link #crash()}, although nothing is flushed to the disk.
 */
public final class PostgresServer implements DatabaseServer {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "fsync", "off",
          "full_page_writes", "off",
          // off would hold decoding back until the WAL writer's next round
          "synchronous_commit", "on",
          "shared_buffers", "32MB",
          "wal_level", "logical",
          "max_replication_slots", "100",
          "max_wal_senders", "100",
          "max_connections", "200");

  private static volatile @Nullable PostgresServer shared;

  private final Path folder;
  private final Map<String, String> settings;
  private final ServerProcess process;

  /** Runs one over data that are there. */
  private PostgresServer(Path folder, Map<String, String> settings, String password) {
    var database = new Database(Dialect.POSTGRES, Ports.free(), "postgres", "postgres", password);
    var words = new ArrayList<>(List.of("-D", "data", "-p", "" + database.port()));
    settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    var command = PostgresProgram.ofThisMachine().command(folder, "postgres", words);
    this.folder = folder;
    this.settings = settings;
    this.process = new ServerProcess(folder, command, "QUIT", database);
    process.restart();
  }

  /** The one server of this JVM, which ends with it: take a database of your own from it. */
  public static synchronized PostgresServer shared() {
    var server = shared;
    if (server == null) {
      server = start(Map.of());
      shared = server;
    }
    return server;
  }

  /** A server for the caller alone, with settings of {@code postgresql.conf} of its own. */
  public static PostgresServer start(Map<String, String> settings) {
    return start(Folders.create(), settings);
  }

  /**
   * A server for the caller alone that refuses connections without TLS and shows a certificate of
   * this authority for {@code localhost}, which is not one for {@code 127.0.0.1}.
   */
  public static PostgresServer startWithTls(
      CertificateAuthority authority, Map<String, String> settings) {
    var folder = Folders.create();
    var issued = authority.issue("localhost", folder);
    var rules = folder.resolve("hba");
    Folders.write(rules, "hostssl all all all scram-sha-256\n");
    var all = new LinkedHashMap<String, String>();
    all.put("ssl", "on");
    all.put("ssl_cert_file", issued.certificate().toString());
    all.put("ssl_key_file", issued.key().toString());
    all.put("hba_file", rules.toString());
    all.putAll(settings);
    return start(folder, all);
  }

  private static PostgresServer start(Path folder, Map<String, String> settings) {
    var password = Words.unique("secret");
    PostgresProgram.ofThisMachine()
        .initialize(folder, Folders.write(folder.resolve("password"), password));
    var all = new LinkedHashMap<>(SETTINGS);
    all.putAll(settings);
    return new PostgresServer(folder, all, password);
  }

  /**
   * A standby of this server for the caller alone: it has the same databases and users, follows
   * what changes there, and takes no changes itself. This server is stopped for a moment.
   */
  public PostgresServer standby() {
    var primary = process.probe();
    var copy = Folders.create();
    stop();
    PostgresProgram.own(copy);
    Command.in(copy, "cp", "-a", folder.resolve("data").toString(), "data").run();
    restart();
    Folders.write(copy.resolve("data/standby.signal"), "");
    var all = new LinkedHashMap<>(settings);
    all.put(
        "primary_conninfo",
        "host=127.0.0.1 port=%d user=%s password=%s"
            .formatted(primary.port(), primary.user(), primary.password()));
    return new PostgresServer(copy, all, primary.password());
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
    process.stop("INT");
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
