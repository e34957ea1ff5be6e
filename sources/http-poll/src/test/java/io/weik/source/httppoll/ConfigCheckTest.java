package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.source.ParameterProblem;
import io.weik.testkit.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCheckTest {
  private static List<ParameterProblem> problems(String... more) {
    var parameters = new ArrayList<>(List.of("Url", "https://api.example.com/changes"));
    parameters.addAll(List.of(more));
    return new HttpPollType()
        .check(Parameters.of(HttpPollConfig.class, parameters.toArray(String[]::new)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ContentType         | text/plain    | ContentType
          PollingInterval     | 0S            | PollingInterval
          Timeout             | 0S            | Timeout
          ConnectTimeout      | 0S            | ConnectTimeout
          MaxResponseSize     | 0             | MaxResponseSize
          Headers             | Host: x       | Headers
          Headers             | a b: x        | Headers
          Headers             | X: \u00e9     | Headers
          Headers             | Proxy-Authorization: x | Headers
          ClientKey           | key.pem       | ClientKey
          ClientCertificate   | cert.pem      | ClientCertificate
          ProxyUsername       | ann           | ProxyUsername
          ProxyPassword       | word          | ProxyPassword
          Password            | word          | Password
          ApiKeyHeader        | X-Key         | ApiKeyHeader
          ApiKeyQuery         | key           | ApiKeyQuery
          ApiKey              | ' '           | ApiKey
          TokenUrl            | https://x/t   | TokenUrl
          ClientId            | id            | ClientId
          ClientSecret        | secret        | ClientSecret
          Scope               | read          | Scope
          Audience            | api           | Audience
          Paging              | next-url      | NextUrlPath
          Paging              | cursor        | CursorPath
          NextUrlPath         | $.next        | NextUrlPath
          CursorPath          | $.cursor      | CursorPath
          CursorParameter     | after         | CursorParameter
          InitialCursor       | 1             | InitialCursor
          PageSize            | 0             | PageSize
          PageSize            | 10            | PageSize
          PageSizeParameter   | limit         | PageSizeParameter
          FirstPage           | -1            | FirstPage
          MaxPages            | 0             | MaxPages
          StartFrom           | 2026-01-01T00:00:00Z | StartFrom
          Overlap             | 5S            | Overlap
          """)
  void aParameterThatCannotStandAloneIsTold(String parameter, String value, String told) {
    assertThat(problems(parameter, value)).extracting(ParameterProblem::parameter).contains(told);
  }

  @ParameterizedTest
  @CsvSource({
    "PollingInterval, 60S, Cron, 0 6 * * *, Cron",
    "Username, ann, BearerToken, token, BearerToken",
    "Headers, Authorization: x, Username, ann, Username",
    "Username, a:b, Password, word, Username",
    "Headers, Content-Type: a/b, ContentType, c/d, ContentType",
    "Paging, cursor, CursorPath, $.next, Paging",
    "Query, after: ${cursor}, Paging, none, CursorPath"
  })
  void parametersThatDoNotGoTogetherAreTold(
      String one, String value, String other, String otherValue, String told) {
    assertThat(problems(one, value, other, otherValue))
        .extracting(ParameterProblem::parameter)
        .contains(told);
  }

  @Test
  void aSecretWithALineBreakIsTold() {
    assertThat(problems("BearerToken", "token\n"))
        .extracting(ParameterProblem::what)
        .containsExactly("a secret that cannot be sent");
  }

  @Test
  void aPasswordInTheAddressIsTold() {
    var config = Parameters.of(HttpPollConfig.class, "Url", "https://ann:word@api.example.com/");

    assertThat(new HttpPollType().check(config))
        .extracting(ParameterProblem::what)
        .containsExactly("a user name or password in the address");
  }

  @Test
  void noProblemShowsAValue() {
    var headers = "Host: abcd1234\nAuthorization: efgh5678\u00e9";

    assertThat(problems("Headers", headers, "Username", "ann", "Password", "ijkl9012"))
        .isNotEmpty()
        .allSatisfy(
            problem -> assertThat(problem.toString()).doesNotContain("abcd", "efgh", "ijkl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "example.com",
        "https://",
        "https:///x",
        "http://a b/",
        "https://${cursor}.example.com/",
        "http://example.com:99999/"
      })
  void whatIsNoAddressIsTold(String url) {
    assertThatThrownBy(() -> Parameters.of(HttpPollConfig.class, "Url", url))
        .hasMessageContaining("an address such as https://api.example.com/changes");
  }

  @Test
  void whatTheReferenceShowsIsFine() {
    assertThat(
            problems(
                "Headers", "Authorization: Bearer abc\nAccept: application/json",
                "PollingInterval", "60S",
                "ResponsePath", "$.data.items"))
        .isEmpty();
  }
}
