package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedBodyTest {
  /** Shaped like the front page of a link site: no guid, comments beside the link. */
  private static final String LINKS =
      """
      <rss version="2.0"><channel><title>Links</title><link>https://links.example/</link>
      <description>New links</description>
      <item><title>A small &amp; fast queue</title><link>https://queue.example/post</link>
        <pubDate>Mon, 02 Mar 2026 08:00:00 +0000</pubDate>
        <comments>https://links.example/item?id=1</comments><description><![CDATA[<a href="https://links.example/item?id=1">Comments</a>]]></description></item>
      <item><title>Older than the first</title><link>https://old.example/</link>
        <pubDate>Sun, 01 Mar 2026 23:10:00 GMT</pubDate></item>
      <item><title>Newest, at the end</title><link>https://new.example/</link>
        <pubDate>Mon, 02 Mar 2026 09:30:00 EST</pubDate></item>
      </channel></rss>
      """;

  private static final String ATOM =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/">
        <title>Blog</title><id>urn:uuid:60a76c80</id><updated>2026-03-01T18:30:02Z</updated>
        <entry>
          <title type="html">Less is &lt;em&gt;more&lt;/em&gt;</title><id>tag:blog.example,2026:3</id>
          <link rel="edit" href="/edit/3"/><link rel="alternate" href="/posts/3"/>
          <updated>2026-03-01T18:30:02.25Z</updated><published>2026-02-13T08:29:29-04:00</published>
          <author><name>Aino</name></author><category term="design"/>
          <summary>Short.</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Some <b>bold</b> text</p></div></content>
        </entry>
      </feed>
      """;

  private static final String RDF =
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
          xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://a.example/"><title>A</title><link>https://a.example/</link><description>d</description></channel>
        <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
          <dc:creator>Eino</dc:creator><dc:date>2026-03-01T10:00:00Z</dc:date><dc:subject>sea</dc:subject></item>
      </rdf:RDF>
      """;

  private static final String OLD =
      """
      <?xml version="1.0" encoding="ISO-8859-1"?>
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">
      <rss version="0.91"><channel><title>Vanha</title><link>https://v.example/</link><description>d</description>
      <language>fi</language><item><title>Jyv\u00e4skyl\u00e4</title><link>https://v.example/1</link></item></channel></rss>
      """;

  private static JsonNode only(Polls polls) throws Exception {
    assertThat(polls.data()).hasSize(1);
    return Json.MAPPER.readTree(polls.data().getFirst());
  }

  @Test
  void theEntriesOfAnUnsortedFeedAreKnownByTheirLinksWhenThereIsNoGuid() {
    var polls = Polls.of("application/rss+xml");

    polls.poll(LINKS);
    var counts = polls.restart().poll(LINKS.replace("A small", "A very small"));

    assertThat(counts).isEqualTo(new Counts(3, 0, 1));
    assertThat(polls.ids()).first().asString().startsWith("item/https://queue.example/post/1/");
  }

  @Test
  void anEventHasTheTimeOfItsEntry() {
    var polls = Polls.of("text/xml; charset=UTF-8");

    polls.poll(LINKS);

    assertThat(polls.context.drafts())
        .extracting(draft -> draft.time().orElse(Instant.EPOCH).toString())
        .containsExactly("2026-03-02T08:00:00Z", "2026-03-01T23:10:00Z", "2026-03-02T14:30:00Z");
  }

  @Test
  void anAtomEntryIsAnObjectOfWhatItHas() throws Exception {
    var polls = Polls.of("application/atom+xml");

    polls.poll(ATOM);

    assertThat(only(polls))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"id":"tag:blog.example,2026:3","title":"Less is <em>more</em>",
                 "link":"https://blog.example/posts/3",
                 "published":"2026-02-13T12:29:29Z","updated":"2026-03-01T18:30:02.250Z",
                 "authors":["Aino"],"categories":["design"],"summary":"Short.",
                 "content":"<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><p>Some <b>bold</b> text</p></div>"}
                """));
    assertThat(polls.context.drafts().getFirst().time())
        .contains(Instant.parse("2026-03-01T18:30:02.250Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T18:30:02.123456Z, 2026-03-01T18:30:02.123Z",
    "2026-03-01T18:30:02.5+02:00, 2026-03-01T16:30:02.500Z",
    "2026-03-01T18:30:02Z, 2026-03-01T18:30:02Z"
  })
  void fractionsOfASecondAreReadRight(String written, String time) {
    var polls = Polls.of("application/atom+xml");

    polls.poll(ATOM.replace("2026-03-01T18:30:02.25Z", written));

    assertThat(polls.context.drafts().getFirst().time()).contains(Instant.parse(time));
  }

  @Test
  void anRdfFeedIsReadWithItsDublinCore() throws Exception {
    var polls = Polls.of("application/rdf+xml");

    polls.poll(RDF);

    assertThat(only(polls))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"id":"https://a.example/1","title":"One","link":"https://a.example/1",
                 "published":"2026-03-01T10:00:00Z","authors":["Eino"],"categories":["sea"]}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, application/rss+xml",
    "ISO-8859-1, text/xml",
    "UTF-8, application/rss+xml; charset=utf-8",
    "UTF-16, application/xml",
    "windows-1252, text/xml;charset=windows-1252"
  })
  void anOldFeedWithADoctypeIsReadInItsCharset(String charset, String type) throws Exception {
    var polls = Polls.of(type);

    polls.page(OLD.getBytes(Charset.forName(charset)));

    assertThat(only(polls).path("title").asText()).isEqualTo("Jyväskylä");
  }

  @Test
  void aGuidThatIsNoAddressIsTheId() {
    var polls = Polls.of("application/octet-stream");

    polls.poll(
        LINKS.replace(
            "<link>https://queue.example/post</link>",
            "<link>https://queue.example/post</link><guid isPermaLink=\"false\">q-17</guid>"));

    assertThat(polls.ids()).first().asString().startsWith("item/q-17/1/");
  }

  @Test
  void anItemIdIsLookedForInTheEntry() {
    var polls = Polls.of("application/rss+xml");
    polls.itemId = Optional.of(ItemPath.parse("title"));

    polls.poll(LINKS);

    assertThat(polls.ids()).first().asString().startsWith("item/A small & fast queue/1/");
  }

  @Test
  void whatBrowsersForgiveIsForgiven() {
    var polls = Polls.of("application/rss+xml");

    polls.poll("\n \n" + LINKS.replace("&amp; fast", "&nbsp;&eacute; fast"));

    assertThat(polls.data().getFirst()).contains("A small \u00a0é fast queue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss version=\"2.0\"><channel><item><title>&x;</title></item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><rss version=\"2.0\"><channel><title>&b;</title></channel></rss>",
        "<?xml version=\"1.0\"?><!-- > --><!DOCTYPE rss SYSTEM \"x\" [ ]><rss version=\"2.0\"><channel/></rss>"
      })
  void aFeedThatDeclaresEntitiesIsRefused(String feed) {
    var polls = Polls.of("application/rss+xml");

    assertThatThrownBy(() -> polls.poll(feed))
        .isInstanceOf(ProblemException.class)
        .hasMessage("the feed declares a document type of its own, which is not read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<rss version=\"2.0\"><channel><item> | the response is not a feed, line 1, column",
        "<html><body>Sign in</body></html> | the response is neither RSS nor Atom",
        "{\"a\":1} | the response is not a feed, line 1, column"
      })
  void whatIsNoFeedIsAProblem(String body, String message) {
    assertThatThrownBy(() -> Polls.of("application/rss+xml").poll(body))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aFeedHasNoPathToItsItems() {
    var polls = Polls.at("$.items");
    polls.contentType = "application/rss+xml";

    assertThatThrownBy(() -> polls.poll(LINKS))
        .hasMessage(
            "the response is a feed, whose items are its entries: $.items (expected: no"
                + " ResponsePath); to read it as any XML, set ResponseFormat: xml");
  }

  @Test
  void aFeedIsReadAsAnyXmlWhenAskedFor() {
    var polls = Polls.at("$.rss.channel.item");
    polls.contentType = "application/rss+xml";
    polls.format = Optional.of(BodyFormat.XML);

    polls.poll(LINKS);

    assertThat(polls.data())
        .hasSize(3)
        .first()
        .asString()
        .contains("\"comments\":\"https://links.example/item?id=1\"");
  }

  @Test
  void bytesThatAreNotOfTheCharsetAreAProblem() {
    var polls = Polls.of("application/rss+xml");
    var bytes = OLD.replace("ISO-8859-1", "UTF-8").getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> polls.page(bytes))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the response is not UTF-8");
    assertThat(List.of(polls.data())).containsExactly(List.of());
  }
}
