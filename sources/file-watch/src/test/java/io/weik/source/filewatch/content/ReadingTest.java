package io.weik.source.filewatch.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingTest {
  @TempDir Path dir;

  private List<String> rows(Form form, String text) throws Exception {
    return rows(form, 100, StandardCharsets.UTF_8, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> rows(Form form, long most, Charset charset, byte[] bytes) throws Exception {
    var file = Files.write(dir.resolve("file"), bytes);
    var texts = new ArrayList<String>();
    try (var rows = new Reading(form, most, charset).rows(file)) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        assertThat(row.get().number()).isEqualTo(texts.size() + 1);
        texts.add(text(row.get().content()));
      }
    }
    return texts;
  }

  private static String text(Content content) {
    return switch (content) {
      case Content.None() -> "";
      case Content.Text(var text) -> text;
      case Content.Json(var value) -> value.toString();
      case Content.Omitted(var why) -> "!" + why;
    };
  }

  @Test
  void linesEndInEitherWayAndTheLastNeedNotEnd() throws Exception {
    assertThat(rows(Form.LINES, "a\r\n\nb\rc\nd")).containsExactly("a", "", "b\rc", "d");
    assertThat(rows(Form.LINES, "a\n")).containsExactly("a");
    assertThat(rows(Form.LINES, "")).isEmpty();
  }

  @Test
  void aLineThatIsTooLongIsLeftOutAloud() throws Exception {
    var text = "ab\n" + "x".repeat(101) + "\n" + "y".repeat(100);

    assertThat(rows(Form.LINES, text))
        .containsExactly(
            "ab",
            "!a line of 101 characters: more than MaxContentSize, which is 100",
            "y".repeat(100));
  }

  @Test
  void rowsHaveTheNamesOfTheFirstOne() throws Exception {
    assertThat(rows(Form.CSV, "\ufeffa,b\n1,2\n\n3\n4,5,6\r\n"))
        .containsExactly(
            "{\"a\":\"1\",\"b\":\"2\"}",
            "{\"a\":\"3\"}",
            "{\"a\":\"4\",\"b\":\"5\",\"column3\":\"6\"}");
  }

  @Test
  void quotesHoldSeparatorsQuotesAndLines() throws Exception {
    assertThat(rows(Form.CSV, "a;b\n\"1;\n\"\"x\"\"\";2\n;\"\"\n"))
        .containsExactly("{\"a\":\"1;\\n\\\"x\\\"\",\"b\":\"2\"}", "{\"a\":\"\",\"b\":\"\"}");
  }

  @Test
  void tabsSeparateTooAndACommaIsText() throws Exception {
    assertThat(rows(Form.CSV, "a\tb\n1,5\t2\n")).containsExactly("{\"a\":\"1,5\",\"b\":\"2\"}");
  }

  @Test
  void aRowThatIsTooLongIsLeftOutAloudAndTheNextIsRead() throws Exception {
    assertThat(rows(Form.CSV, "a,b\n" + "x".repeat(200) + ",1\n2,3\n"))
        .containsExactly(
            "!a row of 202 characters: more than MaxContentSize, which is 100",
            "{\"a\":\"2\",\"b\":\"3\"}");
  }

  @Test
  void aQuoteThatIsNotClosedIsToldAtTheEnd() throws Exception {
    assertThat(rows(Form.CSV, "a,b\n1,2\n\"3,4\n5,6\n"))
        .containsExactly(
            "{\"a\":\"1\",\"b\":\"2\"}", "!a quote that is opened in this row is not closed");
  }

  @Test
  void eachItemOfAnArrayIsARowWithItsNumbersAsTheyWere() throws Exception {
    assertThat(rows(Form.JSON, "[{\"a\":1.10},[2],\"x\",null, 12345678901234567890.0]"))
        .containsExactly("{\"a\":1.10}", "[2]", "\"x\"", "null", "12345678901234567890.0");
  }

  @Test
  void valuesBesideEachOtherAreRowsToo() throws Exception {
    assertThat(rows(Form.JSON, "{\"a\":[1,2]}\n{\"a\":2}\n"))
        .containsExactly("{\"a\":[1,2]}", "{\"a\":2}");
    assertThat(rows(Form.JSON, "{\"a\":[1]}")).containsExactly("{\"a\":[1]}");
    assertThat(rows(Form.JSON, "[]")).isEmpty();
  }

  @Test
  void anItemThatIsTooLargeIsLeftOutAloudAndTheNextIsRead() throws Exception {
    assertThat(rows(Form.JSON, "[{\"a\":[1],\"b\":\"" + "x".repeat(200) + "\"},{\"c\":2}]"))
        .containsExactly(
            "!a value of 216 characters: more than MaxContentSize, which is 100", "{\"c\":2}");
  }

  @Test
  void whatIsNotJsonIsToldWithItsPlace() throws Exception {
    assertThat(rows(Form.JSON, "[{\"a\":1},\n{\"a\" 2}]"))
        .containsExactly("{\"a\":1}", "!not JSON at 2:6");
    assertThat(rows(Form.JSON, "[1,")).containsExactly("1", "!not JSON at 1:4");
  }

  @Test
  void textIsReadInItsCharset() throws Exception {
    var latin = Charset.forName("windows-1252");

    assertThat(rows(Form.LINES, 100, latin, "caf\u00e9 \u20ac".getBytes(latin)))
        .containsExactly("caf\u00e9 \u20ac");
  }

  @Test
  void bytesThatAreNotInTheCharsetAreToldAndNeverReplaced() throws Exception {
    byte[] bytes = {'a', (byte) 0xE9, 'b'};
    var file = Files.write(dir.resolve("file"), bytes);

    assertThat(rows(Form.LINES, 100, StandardCharsets.UTF_8, bytes))
        .containsExactly("!bytes that are not UTF-8");
    assertThat(new Reading(Form.TEXT, 100, StandardCharsets.UTF_8).whole(file))
        .isEqualTo(new Content.Omitted("bytes that are not UTF-8"));
  }

  @Test
  void aRowOfNothingButSeparatorsIsNotKeptOnceItIsTooLong() throws Exception {
    var records =
        new CsvRecords(new BufferedReader(new StringReader(",".repeat(5_000) + "\na,b")), 100);

    assertThat(records.next()).isTrue();
    assertThat(records.length()).isEqualTo(5_000);
    assertThat(records.fields()).hasSizeLessThanOrEqualTo(101);
    assertThat(records.next()).isTrue();
    assertThat(records.fields()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @EnumSource(names = {"LINES", "CSV", "JSON"})
  void aFailureOfTheDiskIsTheRowAfterTheLastOne(Form form) throws Exception {
    var reading = new Reading(form, 100, StandardCharsets.UTF_8);
    var reader = new BufferedReader(new BrokenReader("[1]\n[2]\n[3]\n"), 1);
    var rows =
        switch (form) {
          case LINES -> new LineRows(reader, reading);
          case CSV -> new CsvRows(reader, reading);
          default -> new JsonRows(reader, reading);
        };
    var all = new ArrayList<Row>();
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      all.add(row.get());
    }

    assertThat(all).extracting(Row::number).doesNotHaveDuplicates();
    assertThat(all.getLast())
        .isEqualTo(
            new Row(all.size(), new Content.Omitted("cannot be read on: Input/output error")));
  }

  /** Gives a text, and then fails where it should end. */
  private static final class BrokenReader extends StringReader {
    BrokenReader(String text) {
      super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n < 0) {
        throw new IOException("Input/output error");
      }
      return n;
    }
  }
}
