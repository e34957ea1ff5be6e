package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.Parameters;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyPlacesTest {
  private static String sent(String body, String cursor, String... more) {
    var parameters = new ArrayList<>(List.of("Url", "https://api.example.com/changes"));
    parameters.addAll(List.of("Method", "POST", "Body", body));
    parameters.addAll(List.of(more));
    var config = Parameters.of(HttpPollConfig.class, parameters.toArray(String[]::new));
    var values = new TemplateValues(cursor, Instant.parse("2026-01-15T10:30:00Z"));
    return new Pages(config, (URI _) -> true).call(Pages.FIRST, values).body().orElse("");
  }

  @Test
  void inAFormTheyArePercentEncoded() {
    var form = "after=${cursor}&since=${lastPoll}";

    assertThat(sent(form, "a&b=c +/", "ContentType", "application/x-www-form-urlencoded"))
        .isEqualTo("after=a%26b%3Dc%20%2B%2F&since=2026-01-15T10%3A30%3A00Z");
    assertThat(sent(form, "", "Headers", "content-type: application/x-www-form-urlencoded"))
        .startsWith("after=&since=2026");
  }

  @Test
  void inXmlTheyAreEscaped() {
    assertThat(sent("<after of='${cursor}'/>", "<a>&'\"", "ContentType", "application/soap+xml"))
        .isEqualTo("<after of='&lt;a&gt;&amp;&#39;&#34;'/>");
  }

  @Test
  void inJsonTheyStayWithinTheirString() {
    var json = "{\"after\":\"${cursor}\"}";

    assertThat(sent(json, "a\"b")).isEqualTo("{\"after\":\"a\\\"b\"}");
    assertThat(sent(json, "", "Headers", "Content-Type: application/vnd.example+JSON"))
        .isEqualTo("{\"after\":null}");
  }

  @Test
  void inOtherTextsTheyStandAsTheyAre() {
    assertThat(sent("${cursor}", "a\"<&b", "Headers", "Content-Type: text/plain"))
        .isEqualTo("a\"<&b");
  }
}
