package io.weik.source.database.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.UndecodableException;
import io.weik.source.database.table.ValueWriter;
import io.weik.source.database.value.PostgresType.Array;
import io.weik.source.database.value.PostgresType.Attribute;
import io.weik.source.database.value.PostgresType.Composite;
import io.weik.source.database.value.PostgresType.Scalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes a value has, it becomes valid JSON or is refused as undecodable. */
class AnyBytesTest {
  private static final int ROUNDS = 3000;
  private static final byte[] LIKELY =
      "{}[]()\",\\x:;=>-+.eE0129 TZNULLtruefalsInity\n\0é漢😀".getBytes(UTF_8);

  private final ObjectMapper json = new ObjectMapper();
  private final Random random = new Random(11);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int4",
        "numeric",
        "float8",
        "bool",
        "text",
        "date",
        "timestamp",
        "timestamptz",
        "timetz",
        "interval",
        "json",
        "jsonb",
        "bytea",
        "int2vector"
      })
  void ofPostgres(String name) throws IOException {
    var type = new Scalar(1, name);
    var pair = new Composite("pair", List.of(new Attribute("a", type), new Attribute("b", type)));

    check(PostgresValues.writer(type, Decimals.NUMBER));
    check(PostgresValues.writer(type, Decimals.STRING));
    check(PostgresValues.writer(new Array(type, ','), Decimals.NUMBER));
    check(PostgresValues.writer(pair, Decimals.NUMBER));
    check(PostgresValues.writer(new Array(pair, ','), Decimals.NUMBER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hstore", "vector", "geometry"})
  void ofExtensionsOfPostgres(String name) throws IOException {
    check(PostgresValues.writer(new Scalar(20000, name), Decimals.NUMBER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int", "bigint(20) unsigned", "decimal(10,2)", "float", "double", "bit(1)", "bit(10)",
        "year(4)", "date", "datetime(6)", "timestamp", "time(3)", "varchar(20)", "enum('a')",
        "set('a','b')", "json", "blob", "point", "vector(3)"
      })
  void ofMySql(String type) throws IOException {
    check(MySqlValues.writer(type, Decimals.NUMBER));
    check(MySqlValues.writer(type, Decimals.STRING));
  }

  @ParameterizedTest
  @EnumSource
  void ofOthers(PlainKind kind) throws IOException {
    check(kind.writer(Decimals.NUMBER));
  }

  private void check(ValueWriter writer) throws IOException {
    var out = new JsonOutput();
    for (int i = 0; i < ROUNDS; i++) {
      var raw = i % 2 == 0 ? likely() : mutated();
      out.truncate(0);
      try {
        writer.write(raw, out);
        json.readTree(out.toBytes());
        assertThat(out.size()).isPositive();
      } catch (UndecodableException expected) {
        assertThat(expected.getMessage()).startsWith("it ");
      } catch (IOException | RuntimeException wrong) {
        fail(
            "of <" + new String(raw, UTF_8) + ">: <" + new String(out.toBytes(), UTF_8) + ">",
            wrong);
      }
    }
  }

  private byte[] likely() {
    var raw = new byte[random.nextInt(12)];
    for (int i = 0; i < raw.length; i++) {
      raw[i] =
          random.nextInt(30) == 0 ? (byte) random.nextInt() : LIKELY[random.nextInt(LIKELY.length)];
    }
    return raw;
  }

  private byte[] mutated() {
    var raw = VALUES.get(random.nextInt(VALUES.size())).clone();
    for (int changes = random.nextInt(3); changes > 0 && raw.length > 0; changes--) {
      raw[random.nextInt(raw.length)] = LIKELY[random.nextInt(LIKELY.length)];
    }
    return Arrays.copyOf(raw, Math.max(0, raw.length - random.nextInt(3)));
  }

  private static final List<byte[]> VALUES = values();

  private static List<byte[]> values() {
    var values = new ArrayList<byte[]>();
    Stream.of("postgres.txt", "mysql.txt")
        .flatMap(file -> Literals.of(file).all().stream())
        .flatMap(each -> Stream.of(each.literal(), each.json()))
        .map(each -> each.getBytes(UTF_8))
        .forEach(values::add);
    return values;
  }
}
