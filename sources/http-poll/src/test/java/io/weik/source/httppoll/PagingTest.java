package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Category;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagingTest {
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

  /** Pages that name each other in the body. */
  private static PeerAnswer page(int item, String next) {
    return PeerAnswer.json("{\"items\":[" + item + "],\"next\":" + next + "}");
  }

  @Test
  void linkHeadersAreFollowed() throws Exception {
    var links = "</first>; rel=\"first\", <?page=2&size=1>; title=\"a, b\"; rel=\"last next\"";
    peer.on(
        "/list",
        PeerAnswer.json("[1]").header("Link", links),
        PeerAnswer.json("[2]").header("Link", "</list>; rel=prev"));
    try (var source =
        PolledSource.given("Url", peer.url("/list?size=1"), "Paging", "link-header")) {
      assertThat(source.poll().summary()).isEqualTo("2 items, 2 new");
    }

    assertThat(targets()).containsExactly("/list?size=1", "/list?page=2&size=1");
  }

  @Test
  void addressesInTheBodyAreFollowed() throws Exception {
    peer.on("/a", page(1, "\"b\"")).on("/b", page(2, "\"" + peer.url("/c") + "\""));
    peer.on("/c", page(3, "null"));
    try (var source = given("/a", "Paging", "next-url", "NextUrlPath", "$.next")) {
      assertThat(source.poll().summary()).isEqualTo("3 items, 3 new");
    }
  }

  private PolledSource given(String path, String... more) {
    var parameters = new ArrayList<>(List.of("Url", peer.url(path)));
    parameters.addAll(List.of("ResponsePath", "$.items"));
    parameters.addAll(List.of(more));
    return PolledSource.given(parameters.toArray(String[]::new));
  }

  @Test
  void aCursorLeadsThroughThePagesOfEachPollAnew() throws Exception {
    peer.on(
        "/l", request -> page(1, request.target().contains("after=x%2Fy") ? "\"\"" : "\"x/y\""));
    try (var source =
        given("/l", "Paging", "cursor", "CursorPath", "$.next", "CursorParameter", "after")) {
      source.poll();
      source.poll();
    }

    assertThat(targets()).containsExactly("/l", "/l?after=x%2Fy", "/l", "/l?after=x%2Fy");
  }

  @Test
  void offsetsCountItemsUntilAPageIsNotFull() throws Exception {
    peer.on("/l", PeerAnswer.json("[1,2]"), PeerAnswer.json("[3]"));
    try (var source =
        PolledSource.given(
            "Url",
            peer.url("/l"),
            "Paging",
            "offset",
            "PageSize",
            "2",
            "PageSizeParameter",
            "limit")) {
      source.poll();
    }

    assertThat(targets()).containsExactly("/l?offset=0&limit=2", "/l?offset=2&limit=2");
  }

  @Test
  void pagesAreCountedUntilOneIsEmpty() throws Exception {
    peer.on("/l", PeerAnswer.json("[1,2]"), PeerAnswer.json("[3]"), PeerAnswer.json("[]"));
    try (var source =
        PolledSource.given("Url", peer.url("/l"), "Paging", "page", "PageParameter", "p")) {
      assertThat(source.poll().summary()).isEqualTo("3 items, 3 new");
    }

    assertThat(targets()).containsExactly("/l?p=1", "/l?p=2", "/l?p=3");
  }

  @Test
  void aServerThatDoesNotKnowTheParameterIsToldOf() throws Exception {
    peer.on("/l", PeerAnswer.json("[1,2]"));
    try (var source = PolledSource.given("Url", peer.url("/l"), "Paging", "page")) {
      source.poll();

      assertThat(targets()).hasSize(2);
      assertThat(source.warning())
          .isEqualTo("two pages in a row are the same: " + peer.url("/l?page=***"));
    }
  }

  @Test
  void aLoopOfPagesIsToldOfAndEnds() throws Exception {
    peer.on("/a", page(1, "\"/b\"")).on("/b", page(2, "\"/a\""), page(2, "null"));
    try (var source = given("/a", "Paging", "next-url", "NextUrlPath", "$.next")) {
      assertThat(source.poll().more()).isFalse();
      assertThat(source.warning()).isEqualTo("the next page was read already: " + peer.url("/a"));

      source.poll();
      assertThat(source.context.warnings()).isEmpty();
    }
  }

  @Test
  void theNextPollGoesOnWhereTheMostPagesWereReached() throws Exception {
    peer.on("/l", this::numbered);
    try (var source = given("/l", "Paging", "next-url", "NextUrlPath", "$.next", "MaxPages", "2")) {
      assertThat(source.poll().more()).isTrue();
      try (var again =
          source.restarted(
              "Url",
              peer.url("/l"),
              "ResponsePath",
              "$.items",
              "Paging",
              "next-url",
              "NextUrlPath",
              "$.next",
              "MaxPages",
              "2")) {
        assertThat(again.poll().more()).isTrue();
        assertThat(again.poll().more()).isFalse();
        assertThat(again.events()).containsExactly("1", "2", "3", "4", "5");
      }
    }

    assertThat(targets()).containsExactly("/l", "/l?p=2", "/l?p=3", "/l?p=4", "/l?p=5");
  }

  /** Five pages. */
  private PeerAnswer numbered(PeerRequest request) {
    int at = request.target().indexOf('=');
    int page = at < 0 ? 1 : Integer.parseInt(request.target().substring(at + 1));
    return page(page, page == 5 ? "null" : "\"/l?p=" + (page + 1) + "\"");
  }

  @Test
  void aPageLeftOverThatIsGoneIsNotAskedForAgain() throws Exception {
    peer.on("/l", page(1, "\"/gone\"")).on("/gone", PeerAnswer.status(410));
    try (var source = given("/l", "Paging", "next-url", "NextUrlPath", "$.next", "MaxPages", "1")) {
      source.poll();
      assertThat(source.failure().what()).startsWith("410");
      source.poll();
    }

    assertThat(targets()).containsExactly("/l", "/gone", "/l");
  }

  @Test
  void aFirstPollThatEmitsNothingReadsAllPages() throws Exception {
    peer.on("/l", this::numbered);
    try (var source =
        given(
            "/l",
            "Paging",
            "next-url",
            "NextUrlPath",
            "$.next",
            "MaxPages",
            "2",
            "FirstPoll",
            "none")) {
      assertThat(source.poll().more()).isFalse();
    }

    assertThat(targets()).hasSize(5);
  }

  @Test
  void aNextPageOnAnotherOriginIsRefusedUnlessItIsTrusted() throws Exception {
    try (var other = HttpPeer.start()) {
      other.on("/b", page(2, "null"));
      peer.on("/a", page(1, "\"" + other.url("/b?t=1") + "\""));
      String[] paging = {"Paging", "next-url", "NextUrlPath", "$.next", "BearerToken", "token"};
      try (var source = given("/a", paging)) {
        var failure = source.failure();

        assertThat(failure.category()).isEqualTo(Category.USER);
        assertThat(failure.message())
            .isEqualTo(
                "the next page lies on another origin: %s/b?t=*** (expected: %s)"
                    .formatted(other.origin(), peer.origin()));
        assertThat(other.requests()).isEmpty();
      }
      var trusting = new ArrayList<>(List.of(paging));
      trusting.addAll(List.of("TrustedOrigins", other.origin()));
      try (var source = given("/a", trusting.toArray(String[]::new))) {
        source.poll();

        assertThat(other.lastRequest().header("Authorization")).contains("Bearer token");
      }
    }
  }

  @Test
  void theKeyInTheQueryIsSentWithEveryPageAndNotKept() throws Exception {
    peer.on("/l", page(1, "\"/l2?api_key=k3y1234\"")).on("/l2", page(2, "null"));
    try (var source =
        given(
            "/l",
            "Paging",
            "next-url",
            "NextUrlPath",
            "$.next",
            "MaxPages",
            "1",
            "ApiKey",
            "k3y1234",
            "ApiKeyQuery",
            "api_key")) {
      source.poll();

      assertThat(source.context.state("position").orElseThrow().text()).doesNotContain("k3y");
      source.poll();
    }

    assertThat(targets()).containsExactly("/l?api_key=k3y1234", "/l2?api_key=k3y1234");
  }
}
