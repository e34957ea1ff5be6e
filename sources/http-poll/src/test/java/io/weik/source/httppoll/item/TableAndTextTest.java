package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.parameter.CharsetName;
import io.weik.api.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableAndTextTest {
  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void eachRowIsAnObjectByTheHeaderWhateverTheDelimiter(String delimiter) {
    var polls = Polls.of("text/csv");

    polls.poll(
        "id,name,note\r\n1,Aino,\"two\nlines, \"\"quoted\"\"\"\r\n\r\n2, Eino ,\r\n"
            .replace("lines,", "lines")
            .replace(",", delimiter));

    assertThat(polls.data())
        .containsExactly(
            "{\"id\":\"1\",\"name\":\"Aino\",\"note\":\"two\\nlines \\\"quoted\\\"\"}",
            "{\"id\":\"2\",\"name\":\" Eino \",\"note\":\"\"}");
  }

  @Test
  void aDelimiterInAQuotedNameIsNone() {
    var polls = Polls.of("text/csv");

    polls.poll("\"a, b, c\";d\n1;2\n");

    assertThat(polls.data()).containsExactly("{\"a, b, c\":\"1\",\"d\":\"2\"}");
  }

  @Test
  void rowsOfOtherLengthsAndNamesThatAreMissingOrDoubleLoseNothing() {
    var polls = Polls.of("text/csv");

    polls.poll("a,,a\n1\n1,2,3,4\n");

    assertThat(polls.data())
        .containsExactly(
            "{\"a\":\"1\"}", "{\"a\":\"1\",\"column2\":\"2\",\"a_2\":\"3\",\"column4\":\"4\"}");
  }

  @Test
  void columnsOfOneNameAreNumberedPastTheNamesThatAreThere() {
    var polls = Polls.of("text/csv");

    polls.poll("a,a_2,a,a,b,b\n1,2,3,4,5,6\n");

    assertThat(polls.data())
        .containsExactly(
            "{\"a\":\"1\",\"a_2\":\"2\",\"a_3\":\"3\",\"a_4\":\"4\",\"b\":\"5\",\"b_2\":\"6\"}");
  }

  @Test
  void asManyColumnsAsATableMayHaveAreRead() {
    var polls = Polls.of("text/csv");

    polls.poll("x" + ",x".repeat(9_999) + "\n1" + ",1".repeat(9_999));

    assertThat(polls.data())
        .singleElement()
        .asString()
        .startsWith("{\"x\":\"1\",\"x_2\":\"1\"")
        .endsWith("\"x_10000\":\"1\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%s\n1\n", "a\n1%s\n"})
  void moreColumnsThanATableMayHaveAreAProblem(String table) {
    assertThatThrownBy(() -> Polls.of("text/csv").poll(table.formatted(",b".repeat(10_000))))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the response has too many columns, line ")
        .hasMessageContaining("(expected: at most 10000)");
  }

  @Test
  void aRowIsKnownByAColumn() {
    var polls = Polls.of("text/csv");
    polls.itemId = Optional.of(ItemPath.parse("sku"));

    polls.poll("sku,price\nA,1\nB,2\n");
    var counts = polls.poll("sku,price\nB,3\nA,1\n");

    assertThat(counts).isEqualTo(new Counts(2, 0, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, text/csv",
    "ISO-8859-1, text/csv; charset=iso-8859-1",
    "UTF-16LE, text/csv; charset=utf-16le"
  })
  void aTableIsReadInItsCharset(String charset, String type) throws Exception {
    var polls = Polls.of(type);

    polls.page(
        "\uFEFFkaupunki\nJyväskylä\n"
            .replace(charset.equals("ISO-8859-1") ? "\uFEFF" : "?", "")
            .getBytes(Charset.forName(charset)));

    assertThat(polls.data()).containsExactly("{\"kaupunki\":\"Jyväskylä\"}");
  }

  @Test
  void aCharsetThatNobodyTellsIsToldByTheOption() throws Exception {
    var polls = Polls.of("text/csv");
    var bytes = "hinta\n5 €\n".getBytes(Charset.forName("windows-1252"));

    assertThatThrownBy(() -> polls.page(bytes))
        .hasMessageContaining("set ResponseCharset")
        .isInstanceOf(ProblemException.class);
    var told = Polls.of("text/csv");
    told.charset = Optional.of(CharsetName.parse("windows-1252"));
    told.page(bytes);

    assertThat(told.data()).containsExactly("{\"hinta\":\"5 €\"}");
  }

  @Test
  void aQuoteThatIsNeverClosedIsAProblem() {
    assertThatThrownBy(() -> Polls.of("text/csv").poll("a,b\n1,\"2\n3,4\n"))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the response is not CSV, line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b\n", "\n"})
  void aTableWithoutRowsHasNoItems(String body) {
    assertThat(Polls.of("text/csv").poll(body).items()).isZero();
  }

  @Test
  void aTextIsOneItemThatChanges() throws Exception {
    var polls = Polls.of("text/plain; charset=ISO-8859-1");

    polls.page("ylös".getBytes(StandardCharsets.ISO_8859_1));
    polls.page("ylös".getBytes(StandardCharsets.ISO_8859_1));
    polls.page("alas".getBytes(StandardCharsets.ISO_8859_1));
    polls.restart().page("ylös".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(polls.data()).containsExactly("ylös", "alas", "ylös");
    assertThat(polls.context.drafts())
        .allMatch(draft -> draft.dataContentType().equals(Optional.of("text/plain")));
  }

  @Test
  void aTextHasNoPlaceToLookForItems() {
    var polls = Polls.at("$.items");
    polls.contentType = "text/plain";

    assertThatThrownBy(() -> polls.poll("quota exceeded"))
        .hasMessage(
            "the response is a text, in which there is no place to look for items: quota exceeded"
                + " (expected: JSON, CSV, XML or a feed)");
  }

  @Test
  void anUnknownCharsetIsAProblem() {
    assertThatThrownBy(() -> Polls.of("text/csv; charset=klingon").poll("a\n1\n"))
        .hasMessage("the response is in an unknown charset: klingon");
  }
}
