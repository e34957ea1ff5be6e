package io.weik.flow;

import static io.weik.flow.Flows.flow;
import static io.weik.flow.Flows.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.weik.api.flow.RefusedException;
import io.weik.api.flow.RetryLaterException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  private static final String REFUSE =
      "throwException: {exceptionType: io.weik.api.flow.RefusedException, message: \"%s\"}";
  private static final String LATER =
      "throwException: {exceptionType: io.weik.api.flow.RetryLaterException, message: \"%s\"}";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  @AutoClose private final HttpPeer peer;

  VerdictTest() throws IOException {
    peer = new HttpPeer();
  }

  @Test
  void aFlowRefusesForGood() {
    var refusal =
        said("- " + REFUSE.formatted("no ${header.ce-id}\\n at https://a:s3cret@b/?k=s3cret"));

    assertThat(refusal)
        .isExactlyInstanceOf(RefusedException.class)
        .hasMessage("Steps[0] throwException: no e-1 at https://b/")
        .hasCauseExactlyInstanceOf(RefusedException.class);
  }

  @Test
  void aFlowAsksToRetryLater() {
    var later = said("- " + LATER.formatted("not yet"));

    assertThat(later)
        .isExactlyInstanceOf(RetryLaterException.class)
        .hasMessage("Steps[0] throwException: not yet")
        .hasCauseExactlyInstanceOf(RetryLaterException.class);
    assertThat(delay(later)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          Retry-After | 90                            | PT1M30S
          retry-after | Tue, 24 Nov 2026 10:05:00 GMT | PT5M
          RETRY-AFTER | 864000                        | PT24H
          Retry-After | soon                          | none
          """)
  void theFlowSaysHowMuchLater(String header, String value, Duration delay) {
    var later =
        said(
            """
            - setHeader: {name: %s, constant: "%s"}
            - %s
            """
                .formatted(header, value, LATER.formatted("x")));

    assertThat(later).isInstanceOf(RetryLaterException.class);
    assertThat(delay(later)).isEqualTo(Optional.ofNullable(delay));
  }

  @Test
  void whatIsSaidWithinASplitCounts() {
    var later =
        said(
            """
            - split:
                jsonpath: $
                stopOnException: true
                steps: [{setHeader: {name: Retry-After, constant: 5}}, {%s}]
            """
                .formatted(LATER.formatted("x")));

    assertThat(delay(later)).contains(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @CsvSource({"429,Too Many Requests", "503,Service Unavailable"})
  void aPeerThatIsBusySaysWhenToComeBack(int status, String phrase) {
    peer.answer(status, "", Map.of("retry-after", "30"));

    var later = said("- to: " + peer.url() + "/orders");

    assertThat(later)
        .isExactlyInstanceOf(RetryLaterException.class)
        .hasMessage("POST " + peer.url() + "/orders: " + status + " " + phrase);
    assertThat(delay(later)).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({"503,soon", "429,''", "500,30", "404,30"})
  void everyOtherAnswerIsAFailedStep(int status, String retryAfter) {
    peer.answer(status, "", Map.of("Retry-After", retryAfter));

    assertThat(said("- to: " + peer.url())).isExactlyInstanceOf(StepFailedException.class);
  }

  @Test
  void aFlowRefusesWhatAPeerRefuses() {
    peer.answer(404, "");

    var refusal =
        said(
            """
            - doTry:
                steps: [{to: "%s"}]
                doCatch:
                  - exception: [org.apache.camel.http.base.HttpOperationFailedException]
                    onWhen: {simple: "${exception.message} contains 'statusCode: 404'"}
                    steps: [{%s}]
            """
                .formatted(peer.url(), REFUSE.formatted("unknown customer")));

    assertThat(refusal)
        .isExactlyInstanceOf(RefusedException.class)
        .hasMessage("Steps[0] throwException: unknown customer");
  }

  private static Optional<Duration> delay(Throwable later) {
    return ((RetryLaterException) later).delay();
  }

  private static Throwable said(String steps) {
    var options = new FlowOptions("lib/", Duration.ofSeconds(1), CLOCK);
    try (var running = Running.of(flow(steps), options)) {
      return catchThrowable(() -> running.process(json("[1]")));
    }
  }
}
