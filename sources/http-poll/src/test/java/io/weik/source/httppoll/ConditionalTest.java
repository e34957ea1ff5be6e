package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerRequest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConditionalTest {
  private static final String MODIFIED = "Thu, 15 Jan 2026 09:00:00 GMT";

  private HttpPeer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpPeer.start();
    peer.on("/etag", ConditionalTest::byTag);
    peer.on("/date", ConditionalTest::byDate);
  }

  @AfterEach
  void stopPeer() throws IOException {
    peer.close();
  }

  private static PeerAnswer byTag(PeerRequest request) {
    return request.header("If-None-Match").filter("\"v1\""::equals).isPresent()
        ? PeerAnswer.status(304)
        : PeerAnswer.json("[1]").header("ETag", "\"v1\"");
  }

  private static PeerAnswer byDate(PeerRequest request) {
    return request.header("If-Modified-Since").filter(MODIFIED::equals).isPresent()
        ? PeerAnswer.status(304)
        : PeerAnswer.json("[1]").header("Last-Modified", MODIFIED);
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() throws Exception {
    for (var path : new String[] {"/etag", "/date"}) {
      try (var source = PolledSource.given("Url", peer.url(path))) {
        assertThat(source.poll().summary()).isEqualTo("1 item, 1 new");
        assertThat(source.poll().summary()).isEqualTo("not modified");
      }
    }
  }

  @Test
  void aDateThatASecondChangeMayShareIsNotKept() throws Exception {
    for (var date : new String[] {MODIFIED, "Thu, 15 Jan 2026 08:59:59 GMT"}) {
      peer.on("/date", request -> byDate(request).header("Date", date));
      try (var source = PolledSource.given("Url", peer.url("/date"))) {
        source.poll();
        assertThat(source.poll().summary()).isEqualTo("1 item, 0 new");
      }
    }
  }

  @Test
  void aDateThatIsASecondOldIsKept() throws Exception {
    peer.on("/date", request -> byDate(request).header("Date", "Thu, 15 Jan 2026 09:00:01 GMT"));
    try (var source = PolledSource.given("Url", peer.url("/date"))) {
      source.poll();
      assertThat(source.poll().summary()).isEqualTo("not modified");
    }
  }

  @Test
  void whatHasNotChangedIsNotReadAgainAfterARestart() throws Exception {
    try (var source = PolledSource.given("Url", peer.url("/etag"))) {
      source.poll();
      try (var again = source.restarted("Url", peer.url("/etag"))) {
        assertThat(again.poll().summary()).isEqualTo("not modified");
      }
    }
  }

  @Test
  void anAnswerThatWasNotTakenInIsReadAgain() throws Exception {
    try (var source = PolledSource.given("Url", peer.url("/etag"))) {
      source.context.failEmits(new StoreUnavailableException(Problem.internal("disk full")));
      source.failure();
      try (var again = source.restarted("Url", peer.url("/etag"))) {
        assertThat(again.poll().summary()).isEqualTo("1 item, 1 new");
      }
    }
  }

  @Test
  void anotherRequestIsNotAskedByTheTagOfThis() throws Exception {
    try (var source = PolledSource.given("Url", peer.url("/etag"))) {
      source.poll();
      try (var other = source.restarted("Url", peer.url("/etag"), "Query", "q: 2")) {
        other.poll();
      }
      try (var other = source.restarted("Url", peer.url("/etag"), "Headers", "Accept: a/b")) {
        other.poll();
      }
      try (var other = source.restarted("Url", peer.url("/etag"), "ResponsePath", "$")) {
        other.poll();
      }
    }

    assertThat(peer.requests()).hasSize(4);
    assertThat(peer.requests())
        .allSatisfy(request -> assertThat(request.header("If-None-Match")).isEmpty());
  }

  @Test
  void aRequestThatTheTimeChangesIsNotAskedByATag() throws Exception {
    try (var source = PolledSource.given("Url", peer.url("/etag"), "Query", "since: ${lastPoll}")) {
      source.poll();
      source.pollAfter(Duration.ofMinutes(5));
      source.pollAfter(Duration.ofMinutes(5));
    }

    assertThat(peer.lastRequest().header("If-None-Match")).isEmpty();
  }

  @Test
  void whoWantsAllItemsAtEveryPollGetsUnchangedOnesToo() throws Exception {
    try (var source = PolledSource.given("Url", peer.url("/etag"), "Emit", "all")) {
      source.poll();

      assertThat(source.poll().summary()).startsWith("1 item");
    }
  }

  @Test
  void severalPagesAreReadAgainThoughTheFirstHasNotChanged() throws Exception {
    peer.on(
        "/pages",
        request ->
            byTag(request)
                .header("Link", request.target().contains("2") ? "" : "</pages?2>; rel=next"));
    try (var source = PolledSource.given("Url", peer.url("/pages"), "Paging", "link-header")) {
      source.poll();

      assertThat(source.poll().summary()).isEqualTo("2 items, 0 new");
    }
  }

  @Test
  void theStateOfAnotherAddressIsNotTakenUp() throws Exception {
    peer.on("/other", ConditionalTest::byTag);
    try (var source = PolledSource.given("Url", peer.url("/etag"))) {
      source.poll();
      try (var other = source.restarted("Url", peer.url("/other"))) {
        other.poll();
      }
    }

    assertThat(peer.lastRequest().header("If-None-Match")).isEmpty();
  }
}
