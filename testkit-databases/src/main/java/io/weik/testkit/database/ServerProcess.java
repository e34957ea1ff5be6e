package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The running program of a server and the folder with its data. It dies with the JVM, however that
 * ends.
 */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Command command;
  private final String lethal;
  private final Database probe;
  private final Thread hook = Thread.ofPlatform().name("server/end").unstarted(this::end);
  private @Nullable Process process;

  /**
   * A process that is not started yet.
   *
   * @param folder what it owns; the log is in there
   * @param command the program, which {@code setpriv --pdeathsig} must start
   * @param lethal the signal that ends it at once
   * @param probe a database that is there as soon as the server is ready
   */
  ServerProcess(Path folder, Command command, String lethal, Database probe) {
    this.folder = folder;
    this.command = command;
    this.lethal = lethal;
    this.probe = probe;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  Database probe() {
    return probe;
  }

  /** A new database beside the one that was always there. */
  Database create() {
    var created = probe.named(Words.unique("test"));
    try {
      probe.execute("CREATE DATABASE " + created.name());
      return created;
    } catch (SQLException e) {
      throw new IllegalStateException("no new database: " + lastWords(), e);
    }
  }

  /** Starts it and waits until it answers; one that runs is ended at once before. */
  synchronized void restart() {
    crash();
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform().daemon().name("server/" + probe.port()).start(() -> run(started));
    process = started.join();
    await(process);
  }

  /** Runs the program in a thread that lasts as long: Linux takes its end for that of the JVM. */
  private void run(CompletableFuture<Process> started) {
    try {
      var builder = new ProcessBuilder(command.words()).redirectErrorStream(true);
      builder.environment().putAll(command.environment());
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      var program = builder.directory(command.folder().toFile()).start();
      started.complete(program);
      program.waitFor();
    } catch (IOException | InterruptedException e) {
      started.completeExceptionally(e);
    }
  }

  private void await(Process program) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!program.waitFor(5, TimeUnit.MILLISECONDS)) {
        if (answers()) {
          return;
        }
        if (System.nanoTime() > end) {
          throw new IllegalStateException("no answer from the server: " + lastWords());
        }
      }
      throw new IllegalStateException("the server ended at once: " + lastWords());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server started", e);
    }
  }

  private boolean answers() {
    try (var _ = probe.connect()) {
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  private String lastWords() {
    try {
      var said = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
      return said.substring(Math.max(0, said.length() - 2000));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Ends it at once. */
  void crash() {
    stop(lethal);
  }

  /** Sends a signal, if the program runs, and waits for its end. */
  synchronized void stop(String signal) {
    if (process != null && process.isAlive()) {
      Command.in(folder, "sh", "-c", "kill -" + signal + " " + process.pid()).run();
      process.onExit().join();
    }
  }

  /** Kills it and deletes the folder. */
  void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    end();
  }

  private synchronized void end() {
    try {
      crash();
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
