package io.weik.source.database.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.UndecodableException;
import io.weik.source.database.value.Literals.Literal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresValuesTest {
  private static final List<Literal> LITERALS = Literals.of("postgres.txt").all();
  private static List<PostgresType> types = List.of();
  private static List<byte[]> selected = List.of();
  private static List<byte[]> logged = List.of();

  @BeforeAll
  static void read() throws SQLException {
    var fixture = new PostgresFixture();
    fixture.create(LITERALS);
    try (var connection = fixture.connect()) {
      types = fixture.types(connection);
      selected = PostgresFixture.selected(connection, types);
      logged = PostgresFixture.logged(connection);
    }
  }

  static Stream<Integer> columns() {
    return IntStream.range(0, LITERALS.size()).boxed();
  }

  @ParameterizedTest
  @MethodSource("columns")
  void everyTypeBecomesJson(int column) throws Exception {
    var json = json(types.get(column), selected.get(column));

    assertThat(json).as(LITERALS.get(column).toString()).isEqualTo(LITERALS.get(column).json());
    assertThat(new ObjectMapper().readTree(json)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("columns")
  void theLogHasTheSameTextAsASelect(int column) {
    var text = new String(logged.get(column), UTF_8);

    assertThat(text).isEqualTo(new String(selected.get(column), UTF_8));
  }

  @Test
  void exactNumbersBecomeStringsWhenAskedFor() {
    var type = new PostgresType.Scalar(1700, "numeric");
    var out = new JsonOutput();

    PostgresValues.writer(type, Decimals.STRING).write("-1.50".getBytes(UTF_8), out);

    assertThat(out.toBytes()).asString().isEqualTo("\"-1.50\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "--1", "+1", "1.", ".5", "1e", "1e+", "0x1", "1 ", "nan", "1.5.2"})
  void whatIsNoNumberIsRefused(String text) {
    for (var decimals : Decimals.values()) {
      var writer = PostgresValues.writer(new PostgresType.Scalar(1700, "numeric"), decimals);

      assertThatThrownBy(() -> writer.write(text.getBytes(UTF_8), new JsonOutput()))
          .isInstanceOf(UndecodableException.class)
          .hasMessage("it is not a number");
    }
  }

  @Test
  void aNumberTooLongForReadersIsAString() throws Exception {
    var digits = "9".repeat(1001);
    var numeric = new PostgresType.Scalar(1700, "numeric");

    assertThat(json(numeric, digits.getBytes(UTF_8))).isEqualTo('"' + digits + '"');
    assertThat(
            new ObjectMapper()
                .readTree(json(numeric, digits.substring(1).getBytes(UTF_8)))
                .isNumber())
        .isTrue();
  }

  @Test
  void jsonTooDeepForReadersIsAString() throws Exception {
    var json = new PostgresType.Scalar(3802, "jsonb");
    var deep = "[".repeat(501) + "]".repeat(501);

    assertThat(json(json, deep.getBytes(UTF_8))).isEqualTo('"' + deep + '"');
    assertThat(json(json, deep.substring(1, 1001).getBytes(UTF_8)))
        .isEqualTo(deep.substring(1, 1001));
  }

  @Test
  void theEscapeFormOfBytesIsReadToo() {
    var bytea = new PostgresType.Scalar(17, "bytea");

    assertThat(json(bytea, "a\\\\\\000\\377".getBytes(UTF_8))).isEqualTo("\"YVwA/w==\"");
  }

  @Test
  void aTimeThatIsNotInUtcIsRefused() {
    var stamp = new PostgresType.Scalar(1184, "timestamptz");

    assertThatThrownBy(() -> json(stamp, "2024-01-31 10:15:30+02".getBytes(UTF_8)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("time zone");
  }

  @Test
  void aRowWithOtherAttributesThanItsTypeIsText() {
    var type = new PostgresType.Composite("pair", List.of());

    assertThat(json(type, "(1,2)".getBytes(UTF_8))).isEqualTo("\"(1,2)\"");
  }

  private static String json(PostgresType type, byte[] raw) {
    var out = new JsonOutput();
    PostgresValues.writer(type, Decimals.NUMBER).write(raw, out);
    return new String(out.toBytes(), UTF_8);
  }
}
