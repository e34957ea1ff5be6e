package io.weik.store;

import java.io.IOException;
import java.nio.file.Path;

/** Starts {@link CrashChild} in a process of its own. */
final class Child {
  private Child() {}

  /** Its callers go on from a number; it prints what is acknowledged. */
  static Process start(Path folder, long from) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashChild.class.getName(),
            folder.toString(),
            Long.toString(from))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
