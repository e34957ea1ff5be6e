package io.weik.testkit.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is run to its end. */
record Command(Path folder, Map<String, String> environment, List<String> words) {
  static Command in(Path folder, String... words) {
    return new Command(folder, Map.of(), List.of(words));
  }

  /** Runs it; what it says when it fails is in the exception. */
  void run() {
    run(InputStream.nullInputStream());
  }

  void run(InputStream input) {
    try {
      var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process = builder.start();
      feed(process, input);
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", words) + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it ran " + words.getFirst(), e);
    }
  }

  private static void feed(Process process, InputStream input) {
    try (var out = process.getOutputStream()) {
      input.transferTo(out);
    } catch (IOException _) {
      // it ended before it read all, and what it says and its exit code tell why
      return;
    }
  }
}
