package io.weik.source.database.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weik.source.database.Decimals;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.value.Literals.Literal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static String json(PostgresType type, byte[] raw) {
    var out = new JsonOutput();
    PostgresValues.writer(type, Decimals.NUMBER).write(raw, out);
    return new String(out.toBytes(), UTF_8);
  }
}
