package io.weik.source.filewatch.watch;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Locale;

/** Whether Linux can be spoken to directly here. */
final class Native {
  /** False on other systems, machines and C libraries, and where native access is denied. */
  static final boolean PRESENT = isKnown() && answers();

  private Native() {}

  private static boolean isKnown() {
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return System.getProperty("os.name").equals("Linux")
        && (machine.equals("amd64") || machine.equals("aarch64"));
  }

  private static boolean answers() {
    try (Arena arena = Arena.ofConfined()) {
      return new NativeListing(arena).look(Path.of("/")).isPresent();
    } catch (java.io.IOException | LinkageError | UnsupportedOperationException _) {
      return false;
    }
  }
}
