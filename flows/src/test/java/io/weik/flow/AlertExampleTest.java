package io.weik.flow;

import static io.weik.flow.Flows.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.weik.api.resource.IntegrationFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The flows of the example that alerts, with its Variables set to servers of the test. */
class AlertExampleTest {
  private static final String FAILING =
      """
      {"source": "github-webhooks", "instance": "github-webhooks-0", "minutes": 5,
       "since": "2026-11-24T09:00:00Z", "failures": 7, "error": "connection refused"}""";

  private final GreenMail mails = new GreenMail(new ServerSetup(0, "localhost", "smtp"));

  @BeforeEach
  void open() {
    mails.start();
  }

  @AfterEach
  void close() {
    mails.stop();
  }

  @Test
  void anAlertIsPosted() throws Exception {
    try (var peer = new HttpPeer();
        var running =
            Running.of(example("alert-by-http", Map.of("alert-url", peer.url() + "/alerts")))) {
      running.process(json(FAILING));

      var request = peer.requests().getFirst();
      assertThat(request.line()).isEqualTo("POST /alerts");
      assertThat(request.body()).isEqualTo(FAILING);
    }
  }

  @Test
  void anAlertIsMailed() throws Exception {
    var port = Map.of("smtp-port", "" + mails.getSmtp().getPort());

    try (var running = Running.of(example("alert-by-mail", port))) {
      running.process(json(FAILING));
    }

    var mail = mails.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("github-webhooks has been failing for 5 minutes");
    assertThat(mail.getFrom()[0]).hasToString("weikio@localhost");
    assertThat(mail.getAllRecipients()[0]).hasToString("root@localhost");
    assertThat(mail.getContent().toString().lines())
        .containsExactly(
            "The source github-webhooks has been failing for 5 minutes.",
            "",
            "Instance:     github-webhooks-0",
            "Since:        2026-11-24T09:00:00Z",
            "Failures:     7",
            "Last failure: connection refused");
  }

  private static IntegrationFlow example(String name, Map<String, String> set) throws IOException {
    var values = new HashMap<String, String>();
    var steps = new HashMap<String, String>();
    for (JsonNode resource : resources()) {
      var resourceName = resource.at("/metadata/name").textValue();
      switch (resource.get("kind").textValue()) {
        case "Variable" -> values.put(resourceName, resource.at("/spec/Value").textValue());
        case "IntegrationFlow" -> steps.put(resourceName, resource.at("/spec/Steps").toString());
        default -> {}
      }
    }
    values.putAll(set);
    var resolved = Objects.requireNonNull(steps.get(name));
    for (var value : values.entrySet()) {
      resolved = resolved.replace("${" + value.getKey() + "}", value.getValue());
    }
    return Flows.named(name, resolved);
  }

  private static Iterable<JsonNode> resources() throws IOException {
    var text = Files.readString(Path.of("..", "examples", "alert.yaml"));
    var documents = new Load(LoadSettings.builder().build()).loadAllFromString(text);
    return StreamSupport.stream(documents.spliterator(), false)
        .<JsonNode>map(Flows.JSON::valueToTree)
        .toList();
  }
}
