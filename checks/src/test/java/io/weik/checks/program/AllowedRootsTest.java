package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A server bounds where files may be watched. */
class AllowedRootsTest {
  private static final String SOURCE =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata: {name: files}
      spec:
        Type: file-watch
        EventType: com.example.file
        EventSource: /files
        Parameters: {Path: %s}
      """;

  @AutoClose private final Weikio weikio = new Weikio();

  @Test
  void aFolderOutsideTheAllowedOnesIsRefusedAndOneInsideIsTaken() throws IOException {
    var root = weikio.folder().resolve("allowed").toString();
    var allowed = Files.createDirectories(weikio.folder().resolve("allowed/in"));
    var running = weikio.start("serve", "--allow-root", root);

    var outside = running.run("config", "apply", weikio.file("out.yaml", SOURCE.formatted("/etc")));
    var inside = running.run("config", "apply", weikio.file("in.yaml", SOURCE.formatted(allowed)));

    assertThat(outside.exitCode()).isEqualTo(1);
    assertThat(outside.err()).contains("spec.Parameters.Path", "/etc", root);
    assertThat(inside.exitCode()).as(inside.all()).isZero();
  }

  @Test
  void aLinkOutOfThemIsNotFollowed() throws IOException {
    var allowed = Files.createDirectories(weikio.folder().resolve("allowed"));
    var link = Files.createSymbolicLink(allowed.resolve("link"), weikio.folder());
    var running = weikio.with("WEIKIO_ALLOWED_ROOTS", allowed.toString()).start("serve");

    running.apply(SOURCE.formatted(link));

    var files = RunningWeikio.parse(running.get("/api/v1/instances/files-0").body());
    assertThat(files.path("state").asText()).isEqualTo("backing off");
    assertThat(files.path("problem").path("message").asText()).contains("link leads outside");
  }
}
