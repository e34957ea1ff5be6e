package io.weik.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final Path ROOT = Repository.root();
  private static final Path BUILT = ROOT.resolve("dist/target/weikio");

  @TempDir Path folder;

  @AfterEach
  void removeLinks() throws IOException {
    Files.deleteIfExists(folder.resolve("link"));
    Files.deleteIfExists(folder.resolve("lib/core"));
  }

  @Test
  void theNewestJdkOfTheUsualPlacesIsFound() throws Exception {
    Path older = givenJdk(".jdks/older", "97.0.1");
    Path newest = givenJdk(".sdkman/candidates/java/newest", "99.0.2");

    Outcome outcome = findJdk("wanted_java=97");

    assertThat(outcome.output()).isEqualTo(newest + "\n").isNotEqualTo(older + "\n");
  }

  @Test
  void javaHomeWinsWhenItIsNewEnough() throws Exception {
    givenJdk(".jdks/newest", "99");
    Path chosen = givenJdk("chosen", "98.0.1");

    Outcome outcome = findJdk("wanted_java=97; JAVA_HOME='%s'".formatted(chosen));

    assertThat(outcome.output()).isEqualTo(chosen + "\n");
  }

  @Test
  void withoutAJdkOneLineSaysWhatToDo() throws Exception {
    givenJdk(".jdks/old", "24.0.1");

    Outcome outcome = findJdk("wanted_java=97");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                2,
                "",
                "weikio: no JDK 97 or newer found: install one (for example Temurin 97) or set"
                    + " JAVA_HOME to it\n"));
  }

  @Test
  void theCheckoutRunsThroughALinkFromAnywhere() throws Exception {
    givenBuilt();
    Path link = Files.createSymbolicLink(folder.resolve("link"), ROOT.resolve("weikio"));
    run(Map.of(), link.toString(), "--version");

    Outcome outcome = run(Map.of(), "./link", "--version");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.output()).startsWith("weikio ");
    assertThat(outcome.errors()).isEmpty();
  }

  @Test
  void aJarDroppedInComesLastOnTheClassPath() throws Exception {
    givenUnpacked();
    Files.createFile(folder.resolve("lib/extra.jar"));

    Outcome outcome =
        run(
            Map.of("WEIKIO_JAVA_OPTS", "-XshowSettings:properties"),
            folder.resolve("bin/weikio").toString(),
            "--version");

    assertThat(outcome.errors())
        .containsPattern("java.class.path = .*/lib/weikio.jar\\s+.*/lib/extra.jar\\s");
  }

  @Test
  void withoutALocaleFileNamesAreStillUtf8() throws Exception {
    givenUnpacked();

    Outcome outcome =
        run(
            Map.of("LC_ALL", "C", "WEIKIO_JAVA_OPTS", "-XshowSettings:properties"),
            folder.resolve("bin/weikio").toString(),
            "--version");

    assertThat(outcome.errors()).contains("sun.jnu.encoding = UTF-8");
  }

  private Outcome findJdk(String settings) throws Exception {
    String script =
        ". '%s'; %s; find_jdk; echo \"$JAVA_HOME\""
            .formatted(ROOT.resolve("scripts/jdk.sh"), settings);
    return run(Map.of("HOME", folder.toString()), "/bin/sh", "-c", script);
  }

  private Path givenJdk(String home, String version) throws IOException {
    Path jdk = folder.resolve(home);
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.setPosixFilePermissions(
        Files.createFile(java), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return jdk;
  }

  private static void givenBuilt() {
    assumeTrue(Files.exists(BUILT), "./build makes the folder that ./weikio runs");
  }

  private void givenUnpacked() throws IOException {
    givenBuilt();
    for (String part :
        List.of("bin/weikio", "scripts/jdk.sh", "scripts/launch.sh", "lib/weikio.jar")) {
      Path copy = folder.resolve(part);
      Files.createDirectories(copy.resolveSibling("."));
      Files.copy(BUILT.resolve(part), copy);
    }
    Files.createSymbolicLink(folder.resolve("lib/core"), BUILT.resolve("lib/core"));
  }

  private Outcome run(Map<String, String> environment, String... command) throws Exception {
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("WEIKIO_BUILDING", "yes");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output, Files.readString(errors));
  }

  private record Outcome(int code, String output, String errors) {}
}
