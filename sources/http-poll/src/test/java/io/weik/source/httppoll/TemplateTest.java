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

class TemplateTest {
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

  private static PeerAnswer changes(String items, String cursor) {
    return PeerAnswer.json("{\"items\":[" + items + "],\"cursor\":\"" + cursor + "\"}");
  }

  private String[] kept(String... more) {
    var parameters = new ArrayList<>(List.of("Url", peer.url("/changes")));
    parameters.addAll(List.of("Query", "since: ${cursor}", "CursorPath", "$.cursor"));
    parameters.addAll(List.of("ResponsePath", "$.items"));
    parameters.addAll(List.of(more));
    return parameters.toArray(String[]::new);
  }

  @Test
  void aCursorIsKeptFromPollToPollAndOverARestart() throws Exception {
    peer.on("/changes", changes("1", "a 1"), changes("2", "b"), changes("", "c"));
    try (var source = PolledSource.given(kept())) {
      source.poll();
      source.poll();
      try (var again = source.restarted(kept())) {
        again.poll();
        again.poll();
      }
    }

    assertThat(targets())
        .containsExactly(
            "/changes", "/changes?since=a%201", "/changes?since=b", "/changes?since=c");
  }

  @Test
  void aCursorThatIsKeptLeadsThroughPagesUntilThereIsNothingNew() throws Exception {
    peer.on("/changes", changes("1", "a"), changes("2", "b"), changes("", "c"), changes("", "c"));
    try (var source = PolledSource.given(kept("Paging", "cursor", "InitialCursor", "0"))) {
      assertThat(source.poll().summary()).isEqualTo("2 items, 2 new");
      source.poll();
      assertThat(source.context.warnings()).isEmpty();
    }

    assertThat(targets())
        .containsExactly(
            "/changes?since=0", "/changes?since=a", "/changes?since=b", "/changes?since=c");
  }

  @Test
  void aFailedPollLeavesTheCursorWhereItIs() throws Exception {
    peer.on("/changes", changes("1", "a"), PeerAnswer.status(500), changes("2", "b"));
    try (var source = PolledSource.given(kept())) {
      source.poll();
      source.failure();
      source.poll();
    }

    assertThat(targets()).containsExactly("/changes", "/changes?since=a", "/changes?since=a");
  }

  @Test
  void aCursorOfAnotherAddressIsNotTakenUp() throws Exception {
    peer.on("/changes", changes("1", "a"));
    try (var source = PolledSource.given(kept())) {
      source.poll();
      var other = kept();
      other[1] = peer.url("/changes?of=others");
      try (var again = source.restarted(other)) {
        again.poll();
      }
    }

    assertThat(targets()).containsExactly("/changes", "/changes?of=others");
  }

  @Test
  void aCursorInABodyOfJsonStaysWithinItsString() throws Exception {
    peer.on("/changes", changes("1", "a\\\"b"));
    try (var source =
        PolledSource.given(
            "Url", peer.url("/changes"),
            "Method", "POST",
            "Body", "{\"after\":\"${cursor}\"}",
            "CursorPath", "$.cursor")) {
      source.poll();
      source.poll();
    }

    assertThat(peer.requests())
        .extracting(PeerRequest::body)
        .containsExactly("{\"after\":null}", "{\"after\":\"a\\\"b\"}");
  }

  @Test
  void theTimeIsThatOfTheLastGoodPollLessTheOverlap() throws Exception {
    peer.on("/t", PeerAnswer.json("[1]"), PeerAnswer.status(500), PeerAnswer.json("[2]"));
    try (var source =
        PolledSource.given("Url", peer.url("/t?from=${lastPoll}"), "Overlap", "10S")) {
      source.poll();
      source.context.manualClock().advance(Duration.ofMinutes(1));
      source.failure();
      source.pollAfter(Duration.ofMinutes(1));
    }

    assertThat(targets())
        .containsExactly(
            "/t?from=1970-01-01T00%3A00%3A00Z",
            "/t?from=2026-01-15T10%3A29%3A50Z", "/t?from=2026-01-15T10%3A29%3A50Z");
  }

  @Test
  void theFirstTimeIsWhatWasAskedFor() throws Exception {
    peer.on("/t", PeerAnswer.json("[1]"));
    var url = peer.url("/t?from=${lastPollEpoch}");

    try (var source = PolledSource.given("Url", url, "StartFrom", "2026-01-01T00:00:00Z")) {
      source.poll();
    }
    try (var source = PolledSource.given("Url", url, "FirstPoll", "none")) {
      source.poll();
    }

    assertThat(targets())
        .containsExactly("/t?from=1767225600", "/t?from=" + PolledSource.NOW.getEpochSecond());
  }

  @Test
  void theTimeStaysUntilAllPagesWereRead() throws Exception {
    peer.on(
        "/t",
        PeerAnswer.json("[1]").header("Link", "</t?page=2>; rel=next"),
        PeerAnswer.json("[2]"),
        PeerAnswer.json("[3]"));
    try (var source =
        PolledSource.given(
            "Url",
            peer.url("/t"),
            "Query",
            "from: ${lastPollEpoch}",
            "Overlap",
            "0S",
            "Paging",
            "link-header",
            "MaxPages",
            "1")) {
      source.poll();
      source.pollAfter(Duration.ofMinutes(5));
      source.poll();
    }

    assertThat(targets())
        .containsExactly("/t?from=0", "/t?page=2", "/t?from=" + PolledSource.NOW.getEpochSecond());
  }

  @Test
  void theTimeStaysWhenThePagesThatWereLeftOverAreGone() throws Exception {
    peer.on(
        "/t",
        PeerAnswer.json("[1]").header("Link", "</t?page=2>; rel=next"),
        PeerAnswer.status(410),
        PeerAnswer.json("[3]"));
    try (var source =
        PolledSource.given(
            "Url",
            peer.url("/t"),
            "Query",
            "from: ${lastPollEpoch}",
            "Overlap",
            "0S",
            "Paging",
            "link-header",
            "MaxPages",
            "1")) {
      source.poll();
      source.failure();
      source.poll();
    }

    assertThat(targets()).containsExactly("/t?from=0", "/t?page=2", "/t?from=0");
  }
}
