package io.weik.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plan of the rooms: who may import whom, and which library is known where. */
final class Rooms {
  /** Every room and the rooms it may import. A new room gets a line here. */
  static final Map<String, Set<String>> ARROWS =
      Map.of(
          "api", Set.of(),
          "runtime", Set.of("api"),
          "config", Set.of("api"),
          "store", Set.of("api", "runtime"),
          "source", Set.of("api"),
          "flow", Set.of("api"),
          "server", Set.of("api", "runtime", "config"),
          "testkit", Set.of("api", "runtime"),
          "cli", Set.of("api", "runtime", "config", "store", "source", "flow", "server"));

  /** Libraries that one room hides from all others. */
  static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.snakeyaml..", Set.of("config")),
          Map.entry("org.apache.camel..", Set.of("flow")),
          Map.entry("io.helidon..", Set.of("server")),
          Map.entry("io.micrometer..", Set.of("server")),
          Map.entry("org.rocksdb..", Set.of("store")),
          Map.entry("com.google.crypto.tink..", Set.of("store")),
          Map.entry("org.apache.kafka..", Set.of("source")),
          Map.entry("io.debezium..", Set.of("source")),
          Map.entry("org.postgresql..", Set.of("source", "testkit")),
          Map.entry("com.jayway.jsonpath..", Set.of("config", "runtime", "flow", "source")),
          Map.entry("picocli..", Set.of("cli")),
          Map.entry("me.tongfei..", Set.of("cli")),
          Map.entry("ch.qos.logback..", Set.of("cli")));

  /** All classes of the program, without tests. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.weik");

  private Rooms() {}

  /** The room a class lives in: the word after {@code io.weik}. */
  static String of(JavaClass type) {
    return segments(type).get(2);
  }

  /** The source type a class belongs to, empty for a class outside {@code io.weik.source}. */
  static String sourceType(JavaClass type) {
    List<String> segments = segments(type);
    return segments.get(2).equals("source") && segments.size() > 3 ? segments.get(3) : "";
  }

  static String[] packages(Set<String> rooms) {
    return rooms.stream().map(room -> "io.weik." + room + "..").toArray(String[]::new);
  }

  private static List<String> segments(JavaClass type) {
    return List.of(type.getPackageName().split("\\."));
  }
}
