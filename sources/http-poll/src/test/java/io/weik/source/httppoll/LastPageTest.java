package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastPageTest {
  private HttpPeer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpPeer.start();
  }

  @AfterEach
  void stopPeer() throws IOException {
    peer.close();
  }

  private List<String> targets() {
    return peer.requests().stream().map(PeerRequest::target).toList();
  }

  private PolledSource given(String... more) {
    var parameters = new ArrayList<>(List.of("Url", peer.url("/l")));
    parameters.addAll(List.of(more));
    return PolledSource.given(parameters.toArray(String[]::new));
  }

  private static PeerAnswer linked(String items, String next) {
    return PeerAnswer.json(items).header("Link", "<" + next + ">; rel=next");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 416})
  void aCountedPageThatIsNotThereIsTheEnd(int status) throws Exception {
    peer.on("/l", PeerAnswer.json("[1]"), PeerAnswer.status(status));
    try (var source = given("Paging", "offset")) {
      assertThat(source.poll().summary()).isEqualTo("1 item, 1 new");
      assertThat(source.context.warnings()).isEmpty();
    }
  }

  @Test
  void aCountedPageLeftOverThatIsNotThereIsTheEnd() throws Exception {
    peer.on("/l", PeerAnswer.json("[1]"), PeerAnswer.status(404), PeerAnswer.json("[1]"));
    try (var source = given("Paging", "page", "MaxPages", "1")) {
      source.poll();
      assertThat(source.poll().summary()).isEqualTo("0 items, 0 new");
      source.poll();
    }

    assertThat(targets()).containsExactly("/l?page=1", "/l?page=2", "/l?page=1");
  }

  @Test
  void aFirstPageThatIsNotThereIsTold() throws Exception {
    peer.on("/l", PeerAnswer.status(404));
    try (var source = given("Paging", "page")) {
      assertThat(source.failure().what()).startsWith("404");
    }
  }

  @Test
  void theNextPollGoesOnWhereHalfOfTheTimeWasUsed() throws Exception {
    var slow = Duration.ofMillis(1100);
    peer.on("/l", PeerAnswer.json("[1]").slowStart(slow), PeerAnswer.json("[]").slowStart(slow));
    try (var source = given("Paging", "page", "Timeout", "2s")) {
      assertThat(source.poll().more()).isTrue();
      assertThat(source.poll().more()).isFalse();
    }

    assertThat(targets()).containsExactly("/l?page=1", "/l?page=2");
  }

  @Test
  void whatIsLeftOverIsNotAskedForAtOnceWhereNothingWasNew() throws Exception {
    peer.on("/l", linked("[1]", "/m")).on("/m", linked("[2]", "/l"));
    try (var source = given("Paging", "link-header", "MaxPages", "1")) {
      assertThat(source.poll().more()).isTrue();
      assertThat(source.poll().more()).isTrue();
      assertThat(source.poll().more()).isFalse();
    }

    assertThat(targets()).containsExactly("/l", "/m", "/l");
  }

  @Test
  void aServerThatDoesNotKnowTheParameterIsToldOfByTheNextPollToo() throws Exception {
    peer.on("/l", PeerAnswer.json("[1]"));
    try (var source = given("Paging", "page", "MaxPages", "1", "Emit", "all")) {
      assertThat(source.poll().more()).isTrue();
      assertThat(source.poll().more()).isFalse();
      assertThat(source.warning()).startsWith("two pages in a row are the same");
      source.poll();
    }

    assertThat(targets()).containsExactly("/l?page=1", "/l?page=2", "/l?page=1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 410, 422})
  void aPageLeftOverThatIsRefusedIsNotAskedForAgain(int status) throws Exception {
    assertThat(targetsAfter(PeerAnswer.status(status))).containsExactly("/l", "/m", "/l");
  }

  @Test
  void aPageLeftOverThatMayComeLaterIsAskedForAgain() throws Exception {
    for (int status : new int[] {408, 425, 429, 500}) {
      assertThat(targetsAfter(PeerAnswer.status(status))).endsWith("/l", "/m", "/m");
    }
    assertThat(targetsAfter(PeerAnswer.status(403).header("Retry-After", "9")))
        .endsWith("/l", "/m", "/m");
  }

  private List<String> targetsAfter(PeerAnswer ofTheSecond) throws Exception {
    peer.on("/l", linked("[1]", "/m")).on("/m", ofTheSecond, PeerAnswer.json("[2]"));
    try (var source = given("Paging", "link-header", "MaxPages", "1")) {
      source.poll();
      source.failure();
      source.poll();
    }
    return targets();
  }
}
