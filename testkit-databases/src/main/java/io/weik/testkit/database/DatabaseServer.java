package io.weik.testkit.database;

/**
 * A real database server on a port of this machine. It keeps its port and its data over a crash.
 * Every method waits until what it promises is so, and throws an unchecked exception that shows the
 * end of the server's log when it never will be. Safe for use by several threads.
 */
public sealed interface DatabaseServer extends AutoCloseable
    permits PostgresServer, MySqlServer, MariaDbServer {
  /** The port, on {@code localhost}. */
  int port();

  /** A new, empty database under a name that no other has, seen by the superuser. */
  Database create();

  /** Ends the server as a power cut would, without a farewell to anybody. */
  void crash();

  /** Ends the server in good order; who is connected is told. */
  void stop();

  /** Starts the server again, over the same data; one that runs crashes before. */
  void restart();

  /** Ends the server and deletes its data. A shared server goes on: it ends with the JVM. */
  @Override
  void close();
}
