package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weik.api.problem.ProblemException;
import io.weik.source.httppoll.item.Page;
import io.weik.testkit.Parameters;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final String URL = "https://api.example.com/list";

  private static Optional<String> next(String address) {
    var config =
        Parameters.of(
            HttpPollConfig.class, "Url", URL, "Paging", "next-url", "NextUrlPath", "$.next");
    var own = Origin.of(config.url().sample());
    var pages = new Pages(config, uri -> Origin.of(uri).equals(own));
    var empty = InputStream.nullInputStream();
    try (var body = new AnswerBody(empty, empty, 1, Deadline.in(Duration.ofMinutes(1)))) {
      var headers = HttpHeaders.of(Map.of(), (_, _) -> true);
      var answer = new Answer(200, URI.create(URL), headers, body);
      var page = new Page(1, Optional.of(address), Optional.empty());
      return pages.next(Pages.FIRST, new TemplateValues("", Instant.EPOCH), answer, page);
    }
  }

  private static String refusal(String address) {
    var thrown = catchThrowableOfType(ProblemException.class, () -> next(address));
    assertThat(thrown).as("the address was taken").isNotNull();
    var problem = thrown.problems().getFirst();
    return problem.message() + "; " + problem.hint().orElse("no hint");
  }

  @Test
  void anAddressThatDiffersInItsSchemeOnlyIsAskedByHttps() {
    assertThat(next("http://api.example.com/list?p=2&q=a%20b"))
        .contains("https://api.example.com/list?p=2&q=a%20b");
    assertThat(next("http://api.example.com:80/list")).contains("https://api.example.com/list");
  }

  @Test
  void anotherAddressWithoutEncryptionIsRefused() {
    assertThat(refusal("http://api.example.com:8080/list?p=2"))
        .isEqualTo(
            "the next page lies on http: http://api.example.com:8080/list?p=***"
                + " (expected: https, as Url); no hint");
    assertThat(refusal("http://other.example.com/list")).startsWith("the next page lies on http: ");
  }

  @Test
  void anotherOriginIsRefused() {
    assertThat(refusal("https://other.example.com/list"))
        .startsWith("the next page lies on another origin: ")
        .endsWith(
            "put https://other.example.com into TrustedOrigins if it may have the credentials");
  }
}
