package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.weik.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
  private static final String FEED =
      "<rss version=\"2.0\"><channel><title>a</title><item><title>b</title></item>%s</channel></rss>";

  @ParameterizedTest
  @ValueSource(strings = {"<a/>", "<a b=''/>", "<a><b c='1'/></a>"})
  void moreElementsAndAttributesThanAreHeldAreAProblem(String part) {
    var polls = Polls.of("application/xml");

    assertThatThrownBy(() -> polls.poll("<r>" + part.repeat(1_000_000) + "</r>"))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "the response has too many elements and attributes to be held in memory")
        .hasMessageEndingWith(
            "(expected: at most 1000000); ask for less at once, by the address or by Paging");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a/>",
        "<!---->",
        "<?a?>",
        "<![CDATA[a]]>",
        "<a b=''/>",
        "<a xmlns='urn:b'/>",
      })
  void aFeedOfMoreThanIsHeldIsAProblem(String part) {
    var polls = Polls.of("application/rss+xml");

    assertThatThrownBy(() -> polls.poll(FEED.formatted(part.repeat(1_000_000))))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "the response has too many elements and attributes to be held in memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "0", "{\"a\":0}"})
  void moreValuesThanAreHeldAreAProblemWhereThePathNeedsThemAll(String value) {
    var body = "{\"items\":[1],\"z\":[0" + ("," + value).repeat(1_000_000) + "]}";

    assertThatThrownBy(() -> Polls.at("$..items").poll(body))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the response has too many values to be held in memory")
        .hasMessageEndingWith(
            "paths of names, indexes and * are followed in passing: use no others here");
    assertThat(Polls.at("$.items").poll(body).items()).isOne();
  }

  @Test
  void anItemOfMoreThanIsHeldIsKnownByItsBytes() {
    var item = "{\"id\":1,\"z\":[0" + ",0".repeat(5_000_000) + "]}";
    var polls = Polls.by("id");

    polls.poll("[" + item + "]");
    var same = polls.restart().poll("[" + item + "]");
    var changed = polls.poll("[" + item.replace("[0", "[1") + "]");

    assertThatThrownBy(() -> Json.MAPPER.readTree(item))
        .isInstanceOf(StreamConstraintsException.class);
    assertThat(same).isEqualTo(new Counts(1, 0, 0));
    assertThat(changed).isEqualTo(new Counts(1, 0, 1));
  }

  @Test
  void aFeedWhoseConnectionBreaksIsNoBrokenFeed() {
    var start = FEED.substring(0, FEED.indexOf("<item>")) + " ".repeat(100_000);
    var breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return read();
          }
        };
    var body =
        new SequenceInputStream(
            new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), breaking);
    var round = new Polls().harvest().begin();

    assertThatThrownBy(() -> round.read(body, Optional.of("application/rss+xml")))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }
}
