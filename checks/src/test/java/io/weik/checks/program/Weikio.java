package io.weik.checks.program;

import io.weik.cli.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A place to use the program in as people do: every command is a process of its own, in a folder of
 * its own. Closing it ends every process that still runs and removes the folder.
 */
final class Weikio implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> PROGRAM =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-cp",
          System.getProperty("java.class.path"),
          Main.class.getName());

  static {
    Awaitility.setDefaultTimeout(PATIENCE);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
  }

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final Queue<Process> processes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  Weikio() {
    try {
      folder = Files.createTempDirectory("weikio-test-");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The folder that commands run in. */
  Path folder() {
    return folder;
  }

  /** From now on processes see this environment variable. */
  Weikio with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Writes a file into the folder, and says by which name commands find it. */
  String file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
      return name;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The lines that are in a file by now. */
  List<String> lines(String name) {
    try {
      return Files.readAllLines(folder.resolve(name));
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The files in these folders of the folder, as {@code archive/one}, sorted. */
  List<String> files(String... folders) {
    return Stream.of(folders).flatMap(name -> filesIn(folder.resolve(name))).sorted().toList();
  }

  private Stream<String> filesIn(Path place) {
    try (var files = Files.list(place)) {
      return files.map(file -> folder.relativize(file).toString()).toList().stream();
    } catch (NoSuchFileException _) {
      return Stream.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Removes files from the folder. */
  void remove(String... files) {
    for (var file : files) {
      try {
        Files.delete(folder.resolve(file));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** Runs one command to its end. */
  Outcome run(String... arguments) {
    return end(begin(List.of(arguments)));
  }

  /** Starts a command that goes on by itself. */
  Command begin(List<String> arguments) {
    var name = "command-" + count.incrementAndGet();
    var out = folder.resolve(name + ".out");
    var err = folder.resolve(name + ".err");
    var line = new ArrayList<>(PROGRAM);
    line.addAll(arguments);
    var builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(Weikio::isOurs);
    builder.environment().put("LC_ALL", "C.UTF-8"); // as the launcher does where there is no locale
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      processes.add(process);
      return new Command(process, out, err);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts {@code run} or {@code serve} on free ports and waits until it is ready. */
  RunningWeikio start(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--port", "0", "--admin-port", "0"));
    return RunningWeikio.whenReady(this, begin(all));
  }

  /** Waits for a command to end. */
  static Outcome end(Command command) {
    try {
      if (!command.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        command.process().destroyForcibly();
        throw new AssertionError("does not end: " + command.outcome(-1));
      }
      return command.outcome(command.process().exitValue());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  private static boolean isOurs(String variable) {
    return variable.startsWith("WEIKIO_") || variable.startsWith("JAVA_TOOL");
  }

  @Override
  public void close() throws IOException {
    for (var process : processes) {
      process.destroyForcibly().onExit().join();
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
