package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.weik.api.parameter.Secret;
import io.weik.api.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AdminAccessTest {
  private static final Optional<Secret> TOKEN = Optional.of(Secret.parse("t0ken"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          200 | GET    | localhost            | -                     | -
          200 | GET    | LOCALHOST:8081       | -                     | -
          200 | GET    | 127.0.0.1:8081       | -                     | -
          200 | GET    | 127.9.9.9            | -                     | -
          200 | GET    | [::1]:8081           | -                     | -
          403 | GET    | evil.example         | -                     | -
          403 | GET    | localhost.evil.com   | -                     | -
          403 | GET    | 127.0.0.1.evil.com   | -                     | -
          403 | GET    | 10.0.0.1             | -                     | -
          200 | POST   | localhost:8081       | -                     | -
          200 | POST   | localhost:8081       | http://localhost:8081 | -
          403 | POST   | localhost:8081       | http://localhost:9999 | -
          403 | POST   | localhost:8081       | https://evil.example  | -
          403 | DELETE | localhost:8081       | null                  | -
          403 | PUT    | localhost:8081       | :broken:              | -
          200 | GET    | localhost:8081       | https://evil.example  | -
          """)
  void withoutATokenOnlyThisMachineIsServed(
      int status, String method, String host, String origin, String authorization) {
    assertThat(status(Optional.empty(), method, host, origin, authorization)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          401 | GET  | weikio.example | -                      | -
          401 | GET  | localhost      | -                      | -
          401 | GET  | weikio.example | -                      | Bearer wrong
          401 | GET  | weikio.example | -                      | Bearer t0ken2
          401 | GET  | weikio.example | -                      | Bearer
          401 | GET  | weikio.example | -                      | Basic t0ken
          200 | GET  | weikio.example | -                      | Bearer t0ken
          200 | POST | weikio.example | -                      | bearer t0ken
          200 | POST | weikio.example | https://weikio.example | Bearer t0ken
          403 | POST | weikio.example | https://evil.example   | Bearer t0ken
          """)
  void withATokenItMustBeShown(
      int status, String method, String host, String origin, String authorization) {
    assertThat(status(TOKEN, method, host, origin, authorization)).isEqualTo(status);
  }

  private static int status(
      Optional<Secret> token, String method, String host, String origin, String authorization) {
    var caller =
        new AdminAccess.Caller(
            method, host, origin == null ? "" : origin, authorization == null ? "" : authorization);
    try {
      new AdminAccess(token).check(caller, false);
      return 200;
    } catch (AdminFailure refused) {
      return refused.status();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void listeningBeyondThisMachineNeedsAToken(String host) {
    assertThatThrownBy(() -> new AdminOptions(host, 0, Optional.empty()))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "the admin API needs a token to listen beyond this machine: "
                + host
                + " (expected: a loopback address, or a token);"
                + " set a token, or listen on 127.0.0.1");
    assertThatCode(() -> new AdminOptions(host, 0, TOKEN)).doesNotThrowAnyException();
  }

  @Test
  void aBlankTokenIsNone() {
    assertThatThrownBy(() -> new AdminOptions("0.0.0.0", 0, Optional.of(Secret.parse(" "))))
        .hasMessage("the admin token is blank (expected: some text)");
  }

  @Test
  void onlyHealthIsServedToStrangers() throws Exception {
    var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (var listener =
            AdminListener.start(
                new AdminOptions("0.0.0.0", 0, TOKEN), List.of(), Map.of(), List::of, metrics);
        var client = new RawClient(listener.port())) {
      var head = " HTTP/1.1\nHost: weikio.example\n\n";

      assertThat(client.send("GET /health/live" + head).answer().status()).isEqualTo(200);
      assertThat(client.send("GET /health/ready" + head).answer().status()).isEqualTo(200);
      for (String path : List.of("/metrics", "/openapi.json", "/nowhere", "/health/%6cive/")) {
        var answer = client.send("GET " + path + head).answer();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"weikio\"");
      }
    }
  }
}
