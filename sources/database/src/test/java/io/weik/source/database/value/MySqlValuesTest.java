package io.weik.source.database.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weik.source.database.config.Decimals;
import io.weik.source.database.config.Product;
import io.weik.source.database.table.JsonOutput;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MySqlValuesTest {
  @TestFactory
  Stream<DynamicTest> everyTypeOfMySqlBecomesJson() throws Exception {
    return everyType(MySqlFixture.of(Product.MYSQL));
  }

  @TestFactory
  Stream<DynamicTest> everyTypeOfMariaDbBecomesJson() throws Exception {
    return everyType(MySqlFixture.of(Product.MARIADB));
  }

  private static Stream<DynamicTest> everyType(MySqlFixture fixture) throws Exception {
    var literals = fixture.literals();
    try (var connection = fixture.connect()) {
      var types = fixture.create(connection, literals);
      var values = fixture.selected(connection, types).iterator();
      var names = types.iterator();
      return literals.stream()
          .map(
              each -> {
                var json = json(names.next(), values.next());
                return DynamicTest.dynamicTest(
                    each.toString(),
                    () -> {
                      assertThat(json).isEqualTo(each.json());
                      assertThat(new ObjectMapper().readTree(json)).isNotNull();
                    });
              })
          .toList()
          .stream();
    }
  }

  @Test
  void aVectorIsAnArrayOfNumbers() {
    var raw = new byte[] {0, 0, (byte) 0x80, 0x3f, (byte) 0xcd, (byte) 0xcc, (byte) 0xcc, 0x3d};

    assertThat(json("vector(2)", raw)).isEqualTo("[1,0.1]");
  }

  private static String json(String type, byte[] raw) {
    var out = new JsonOutput();
    MySqlValues.writer(type, Decimals.NUMBER).write(raw, out);
    return new String(out.toBytes(), UTF_8);
  }
}
