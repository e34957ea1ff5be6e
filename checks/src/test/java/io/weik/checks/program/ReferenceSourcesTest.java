package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the reference shows of sources that look for events by themselves applies unchanged. */
class ReferenceSourcesTest {
  private static final String POLL =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata:
        name: api-poller
      spec:
        Type: http-poll
        EventType: com.example.api.update
        EventSource: external-api
        Parameters:
          Url: https://api.example.com/changes
          Method: GET
          Headers: |
            {
              "Authorization": "Bearer ${api-token}",
              "Accept": "application/json"
            }
          PollingInterval: "60"
          ResponsePath: $.data.items
      """;
  private static final String FILES =
      """
      apiVersion: weik.io/v1
      kind: EventSource
      metadata:
        name: file-upload-watcher
      spec:
        Type: file-watch
        EventType: com.example.file.uploaded
        EventSource: upload-directory
        Subject: /uploads
        Parameters:
          Path: /data/uploads
          Pattern: "*.csv"
          IncludeSubdirectories: "true"
          NotifyFilters: Created,Modified
      """;

  @AutoClose
  private final Weikio weikio = new Weikio().with("API_TOKEN", "bearer-token-of-the-reference");

  @Test
  void bothApplyAndSayWhatTheyAreWaitingFor() {
    var running = weikio.start("serve");

    running.apply(Declarations.all(POLL, FILES));

    await().until(() -> instance(running, "api-poller").path("state").asText().startsWith("back"));
    var files = instance(running, "file-upload-watcher");
    assertThat(files.path("state").asText()).isEqualTo("waiting");
    assertThat(files.path("problem").path("message").asText()).contains("/data/uploads");
    assertThat(files.path("summary").asText()).isEqualTo("/data/uploads/**/*.csv");
    assertThat(running.run("esi", "status", "api-poller-0").out())
        .contains("api.example.com", "next poll")
        .doesNotContain("bearer-token-of-the-reference");
    assertThat(running.get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(running.printed()).doesNotContain("bearer-token-of-the-reference");
  }

  private static JsonNode instance(RunningWeikio running, String source) {
    return RunningWeikio.parse(running.get("/api/v1/instances/" + source + "-0").body());
  }
}
