package io.weik.flow;

import static io.weik.flow.Flows.event;
import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static io.weik.flow.Flows.withVariables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.weik.api.resource.IntegrationFlow;
import jakarta.mail.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailStepTest {
  private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", "smtp"));

  @BeforeEach
  void open() {
    server.start();
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void subjectAndBodyAreMadeFromTheEvent() throws Exception {
    var mail =
        send(
            mailing(
                """
                - setHeader: {name: Subject, simple: "Zoë ordered ${jsonpath($.id)}"}
                - setBody: {simple: "${OrderId} für ${header.ce-subject}"}
                - setHeader: {name: Content-Type, constant: text/plain; charset=utf-8}
                """,
                "?from=weikio@example.com&to=ops@example.com"));

    assertThat(mail.getSubject()).isEqualTo("Zoë ordered 9");
    assertThat(mail.getContent()).isEqualTo("7 für order 7");
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ops@example.com");
    assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("weikio@example.com");
  }

  @Test
  void attributesOfTheEventAreNoHeadersOfAMail() throws Exception {
    var mail =
        send(mailing("- setHeader: {name: Set-Cookie, constant: a}\n", "?to=ops@example.com"));

    assertThat(
            mail.getMatchingHeaders(new String[] {"ce-id", "ce-type", "Set-Cookie"})
                .hasMoreElements())
        .isFalse();
    assertThat(mail.getContentType()).isEqualTo("application/json");
  }

  @Test
  void aVariableAddsNoHeaderToAMail() throws Exception {
    var subject =
        mailing("- setHeader: {name: Subject, simple: '${Name}'}\n", "?to=ops@example.com");

    try (var running = Running.of(subject)) {
      running.process(
          withVariables(json("{}"), "{\"Name\":\"a\\r\\nBcc: b@example.com\\r\\n\\r\\nbody\"}"));
    }

    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("aBcc: b@example.combody");
  }

  @Test
  void aMediaTypeAddsNoHeaderToAMail() throws Exception {
    var hostile =
        event(
            Optional.of("text/plain; a=\"b\r\nBcc: b@example.com\r\n\""), Optional.of(new byte[0]));

    try (var running = Running.of(mailing("", "?to=ops@example.com"))) {
      running.process(hostile);
    }

    assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
  }

  @Test
  void anAnswerOfAnHttpPeerDoesNotSteerAMail() throws Exception {
    try (var peer = new HttpPeer()) {
      peer.answer(
          200,
          "",
          Map.of("To", "a@example.com", "Subject", "b", "mail.smtp.from", "c@example.com"));

      var mail = send(mailing("- to: " + peer.url() + "\n", "?to=ops@example.com"));

      assertThat(mail.getAllRecipients())
          .extracting(Object::toString)
          .containsExactly("ops@example.com");
      assertThat(mail.getSubject()).isNull();
      assertThat(mail.getHeader("Return-Path")).containsExactly("<camel@localhost>");
    }
  }

  @Test
  void aServerThatWantsALoginGetsIt() throws Exception {
    server.setUser("ops@example.com", "ops", "s3c&et");
    server.getManagers().getUserManager().setAuthRequired(true);

    assertThat(send(mailing("", "?username=ops&password=RAW(s3c&et)&to=ops@example.com")))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp://ops:s3cret@localhost:%d?to=a@example.com",
        "smtp://ops:s3c@ret@localhost:%d?to=a@example.com",
        "smtp://ops:s3c/ret@localhost:%d?to=a@example.com",
        "smtp://ops:s3c,ret@localhost:%d?to=a@example.com",
        "smtp://localhost:%d?username=ops&password=s3cret&to=a@example.com",
        "smtp://localhost:%d?username=ops&password=RAW(x s3cret)&to=a@example.com",
        "smtp://localhost:%d?username=ops&password=s3cret&fro=a@example.com",
      })
  void aPasswordIsInNoProblemAndNoFailure(String uri) {
    server.getManagers().getUserManager().setAuthRequired(true);

    for (var name : List.of("to", "toD")) {
      var steps = flow("- " + name + ": \"" + uri.formatted(server.getSmtp().getPort()) + "\"");
      assertThat(Flows.check(steps)).asString().doesNotContain("s3c", "ret");
      assertThatThrownBy(
              () -> {
                try (var running = Running.of(steps)) {
                  running.process(json("{}"));
                }
              })
          .hasMessageNotContainingAny("s3c", "ret");
    }
  }

  @Test
  void aRefusedLoginIsSaidWithItsServer() throws Exception {
    server.getManagers().getUserManager().setAuthRequired(true);
    var port = server.getSmtp().getPort();

    try (var running = Running.of(mailing("", "?username=ops&password=no&to=ops@example.com"))) {
      assertThatThrownBy(() -> running.process(json("{}")))
          .hasMessage(
              "mail by smtp://localhost:"
                  + port
                  + ": 535 5.7.8 Authentication credentials invalid");
    }
  }

  @Test
  void aServerThatIsDownIsSaidWithItsAddress() throws Exception {
    var port = server.getSmtp().getPort();
    var steps = mailing("", "?to=ops@example.com&password=s3cret");
    server.stop();

    try (var running = Running.of(steps)) {
      assertThatThrownBy(() -> running.process(json("{}")))
          .hasMessage("mail by smtp://localhost:" + port + ": connection refused");
    }
  }

  private IntegrationFlow mailing(String steps, String options) {
    return flow(
        steps + "- to: smtp://localhost:" + server.getSmtp().getPort() + options,
        "OrderId",
        "Name");
  }

  private Message send(IntegrationFlow flow) throws Exception {
    try (var running = Running.of(flow)) {
      running.process(withVariables(json("{\"id\": 9}"), "{\"OrderId\": 7}"));
    }
    return server.getReceivedMessages()[0];
  }
}
