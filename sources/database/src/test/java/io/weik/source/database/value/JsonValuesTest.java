package io.weik.source.database.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.JsonOutput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Java values become the same JSON as the text that a server gives for them. */
class JsonValuesTest {
  @Test
  void wholeNumbersAreAsTheirText() {
    same("bigint", "-42", out -> JsonValues.number(-42, out));
    same("bigint unsigned", "18446744073709551615", out -> JsonValues.unsigned(-1, out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "-1.50", "12345678901234567890123456789012345.1"})
  void exactNumbersAreAsTheirText(String text) {
    var value = new BigDecimal(text);

    same("decimal", text, out -> JsonValues.decimal(value, Decimals.NUMBER, out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.1", "1e20", "-1.5e-7", "5e-324", "3", "16777217"})
  void floatingNumbersAreAsTheirText(String text) {
    same("double", text, out -> JsonValues.floating(Double.parseDouble(text), out));
    same("float", text, out -> JsonValues.floating(Float.parseFloat(text), out));
  }

  @ParameterizedTest
  @CsvSource({"2024-01-31 10:00:00,10:00:00", "2024-01-31 10:15:30.120000,10:15:30.120"})
  void timesAreAsTheirText(String stamp, String clock) {
    var value = LocalDateTime.parse(stamp.replace(' ', 'T'));

    same("datetime", stamp, out -> JsonValues.local(value, out));
    same("timestamp", stamp, out -> JsonValues.utc(value.toInstant(ZoneOffset.UTC), out));
    same("time", clock, out -> JsonValues.time(LocalTime.parse(clock), out));
    same("date", "2024-01-31", out -> JsonValues.date(LocalDate.of(2024, 1, 31), out));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,00:00:00",
    "PT-838H-59M-59S,-838:59:59",
    "PT-0.5S,-00:00:00.500000",
    "PT100H1.5S,100:00:01.5"
  })
  void spansAreAsTheirText(Duration value, String text) {
    same("time", text, out -> JsonValues.time(value, out));
  }

  @Test
  void setsJsonAndBytesAreAsTheirText() {
    same("set('a','b')", "a,b", out -> JsonValues.set("a,b", out));
    same("json", "{\"a\": 1}", out -> JsonValues.json("{\"a\": 1}", out));
    same("blob", "ab", out -> JsonValues.bytes("ab".getBytes(UTF_8), out));
    same("bit(10)", "ab", out -> JsonValues.bits("ab".getBytes(UTF_8), 10, out));
    same("bit(1)", "\1", out -> JsonValues.bits(new byte[] {1}, 1, out));
  }

  @Test
  void anInstantBeforeTheEpochHasAllItsDigits() {
    var out = new JsonOutput();

    JsonValues.utc(Instant.parse("1883-11-18T17:00:00.123456789Z"), out);

    assertThat(out.toBytes()).asString().isEqualTo("\"1883-11-18T17:00:00.123456789Z\"");
  }

  private static void same(String type, String raw, Consumer<JsonOutput> value) {
    var expected = new JsonOutput();
    MySqlValues.writer(type, Decimals.NUMBER).write(raw.getBytes(UTF_8), expected);
    var out = new JsonOutput();
    value.accept(out);
    assertThat(out.toBytes()).asString().isEqualTo(new String(expected.toBytes(), UTF_8));
  }
}
