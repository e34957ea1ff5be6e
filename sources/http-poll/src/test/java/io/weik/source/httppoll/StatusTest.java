package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Category;
import io.weik.api.problem.Problem;
import io.weik.api.source.TryLaterException;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {
  private HttpPeer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpPeer.start();
  }

  @AfterEach
  void stopPeer() throws IOException {
    peer.close();
  }

  private Problem failureOn(PeerAnswer answer) throws IOException {
    peer.on("/x", answer);
    try (var source = PolledSource.given("Url", peer.url("/x"), "BearerToken", "tok-1234")) {
      return source.failure();
    }
  }

  private Duration waitAfter(PeerAnswer answer) throws IOException {
    peer.on("/x", answer);
    try (var source = PolledSource.given("Url", peer.url("/x"))) {
      return source.thrown(TryLaterException.class).delay();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, USER, 'check Query, Headers and Body'",
    "401, USER, check the credentials",
    "403, USER, 'check the credentials, and what they may see'",
    "404, USER, check Url",
    "405, USER, check Method",
    "407, USER, check ProxyUsername and ProxyPassword",
    "410, USER, 'check Url; a cursor may have expired, too'",
    "418, USER,",
    "408, REMOTE,",
    "429, REMOTE, raise PollingInterval",
    "500, REMOTE,",
    "502, REMOTE,",
    "304, REMOTE, it was not asked whether anything has changed: check Headers"
  })
  void whoMustActIsToldByTheStatus(int status, Category category, String hint) throws Exception {
    var failure = failureOn(PeerAnswer.status(status));

    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.message()).isEqualTo(status + " from localhost:" + peer.port() + "/x");
    assertThat(failure.hint().orElse(null)).isEqualTo(hint);
  }

  @Test
  void whoGivesNoCredentialsIsToldToGiveSome() throws Exception {
    peer.on("/x", PeerAnswer.status(401));
    try (var source = PolledSource.given("Url", peer.url("/x"))) {
      assertThat(source.failure().hint()).contains("give credentials");
    }
  }

  @Test
  void theBeginningOfWhatTheServerSaysIsShown() throws Exception {
    var page =
        "<html><style>p {color: red}</style><body><h1>Sorry,\n busy</h1>%s</body></html>"
            .formatted("x".repeat(1000));

    var failure = failureOn(PeerAnswer.status(500).body(page));

    assertThat(failure.value().orElse("")).startsWith("Sorry, busy xxx").hasSize(201);
  }

  @Test
  void aRedirectIsToldWithItsTarget() throws Exception {
    var failure =
        failureOn(PeerAnswer.status(302).header("Location", "/login?session=abc-123&next"));

    assertThat(failure.category()).isEqualTo(Category.USER);
    assertThat(failure.message())
        .isEqualTo(
            "302 from localhost:%1$d/x redirects: http://localhost:%1$d/login?session=***&***"
                .formatted(peer.port()));
    assertThat(failure.hint()).contains("put that address into Url, or set FollowRedirects: true");
  }

  @Test
  void theServerSaysWhenToComeAgain() throws Exception {
    var busy = PeerAnswer.status(503);

    assertThat(waitAfter(busy.header("Retry-After", "120"))).isEqualTo(Duration.ofMinutes(2));
    assertThat(waitAfter(busy.header("Retry-After", "Thu, 15 Jan 2026 10:35:00 GMT")))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(waitAfter(busy.header("Retry-After", "Thu Jan 15 10:35:00 2026")))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(waitAfter(PeerAnswer.status(429).header("Retry-After", "0")))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void aServerCanMakeOneWaitADayAtMost() throws Exception {
    assertThat(waitAfter(PeerAnswer.status(503).header("Retry-After", "99999999")))
        .isEqualTo(Duration.ofHours(24));
    assertThat(
            waitAfter(
                PeerAnswer.status(503).header("Retry-After", "Fri, 15 Jan 2100 10:35:00 GMT")))
        .isEqualTo(Duration.ofHours(24));
  }

  @Test
  void aSpentRateIsWaitedForEvenWhereItIsToldBy403() throws Exception {
    var spent =
        PeerAnswer.status(403)
            .header("X-RateLimit-Remaining", "0")
            .header("X-RateLimit-Reset", "" + (PolledSource.NOW.getEpochSecond() + 90));

    assertThat(waitAfter(spent)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aRetryAfterThatMeansNothingIsPassedOver() throws Exception {
    var failure = failureOn(PeerAnswer.status(503).header("Retry-After", "soon"));

    assertThat(failure.message()).startsWith("503 from ");
  }
}
