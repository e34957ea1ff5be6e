package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlBodyTest {
  private static Polls polls(String path) {
    var polls = Polls.at(path);
    polls.contentType = "application/xml";
    return polls;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<r>text</r> | {\"r\":\"text\"}",
        "<r/> | {\"r\":\"\"}",
        "<r a='1'>text</r> | {\"r\":{\"@a\":\"1\",\"#text\":\"text\"}}",
        "<r><a>1</a><a>2</a><b/></r> | {\"r\":{\"a\":[\"1\",\"2\"],\"b\":\"\"}}",
        "<r>one <b>two</b> three</r> | {\"r\":{\"b\":\"two\",\"#text\":\"one  three\"}}",
        "<x:r xmlns:x='urn:x' x:k='v'><x:c/></x:r> | {\"x:r\":{\"@x:k\":\"v\",\"x:c\":\"\"}}",
        "<r><![CDATA[<&>]]>&amp;&#228;</r> | {\"r\":\"<&>&ä\"}"
      })
  void xmlIsReadAsJson(String xml, String json) {
    var polls = Polls.of("text/xml");

    polls.poll(xml);

    assertThat(polls.data()).containsExactly(json);
  }

  @Test
  void theElementsAtThePathAreItemsWhetherManyOneOrNone() {
    var polls = polls("$.orders.order");

    var counts =
        new Counts[] {
          polls.poll("<orders><order no='1'/><order no='2'/></orders>"),
          polls.poll("<orders><order no='3'/></orders>"),
          polls.poll("<orders total='0'/>"),
          polls.poll("<orders/>")
        };

    assertThat(counts).extracting(Counts::items).containsExactly(2L, 1L, 0L, 0L);
    assertThat(polls.data())
        .containsExactly("{\"@no\":\"1\"}", "{\"@no\":\"2\"}", "{\"@no\":\"3\"}");
  }

  @Test
  void anotherRootThanThePathNamesIsAProblem() {
    assertThatThrownBy(() -> polls("$.orders.order").poll("<error code='7'/>"))
        .hasMessage(
            "the path matches nothing in the response: $.orders.order; at the top there are the keys"
                + " error");
  }

  @Test
  void theDeclaredCharsetHolds() throws Exception {
    var polls = polls("$.r");

    polls.page(
        "<?xml version='1.0' encoding='ISO-8859-1'?><r>Jyväskylä</r>"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(polls.data()).containsExactly("\"Jyväskylä\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r>&x;</r>",
        "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><r>&b;</r>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r a=\"&x;\"/>"
      })
  void entitiesAreNeverResolved(String xml) {
    assertThatThrownBy(() -> polls("$.r").poll(xml))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the response is not XML, line 1");
  }

  @Test
  void aDocumentTypeAloneDoesNoHarm() {
    var polls = polls("$.r");

    polls.poll("<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/r.dtd\"><r>1</r>");

    assertThat(polls.data()).containsExactly("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<r><a></r>", "<r>", "<r/><r/>", "", "no xml"})
  void whatIsNotXmlIsAProblem(String xml) {
    assertThatThrownBy(() -> polls("$.r").poll(xml))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the response is not XML, line 1");
  }

  @Test
  void elementsWithinElementsWithoutEndAreRefused() {
    assertThatThrownBy(() -> polls("$.r").poll("<r>".repeat(100_000)))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the response nests its elements too deeply");
  }
}
