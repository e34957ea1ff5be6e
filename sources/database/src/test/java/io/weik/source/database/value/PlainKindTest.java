package io.weik.source.database.value;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.config.Product;
import io.weik.source.database.table.KeyOrder;
import java.sql.Types;
import java.util.Arrays;
import oracle.jdbc.OracleTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainKindTest {
  @Test
  void theCodesOfSqlServersDriverAreKnown() {
    sqlServer(microsoft.sql.Types.DATETIMEOFFSET, "datetimeoffset", PlainKind.OFFSET_TIMESTAMP);
    sqlServer(Types.TIMESTAMP, "datetime2", PlainKind.TIMESTAMP);
    sqlServer(Types.CHAR, "uniqueidentifier", PlainKind.TEXT);
    sqlServer(Types.DECIMAL, "money", PlainKind.DECIMAL);
    sqlServer(Types.BINARY, "timestamp", PlainKind.BYTES);
    sqlServer(Types.BIT, "bit", PlainKind.BOOLEAN);
    sqlServer(Types.LONGNVARCHAR, "xml", PlainKind.LARGE_TEXT);
    sqlServer(microsoft.sql.Types.SQL_VARIANT, "sql_variant", PlainKind.LARGE_TEXT);
    sqlServer(microsoft.sql.Types.GEOMETRY, "geometry", PlainKind.BYTES);
  }

  private static void sqlServer(int code, String name, PlainKind expected) {
    assertThat(PlainKind.of(new PlainType(Product.SQLSERVER, code, name))).isEqualTo(expected);
  }

  @Test
  void theCodesOfOraclesDriverAreKnown() {
    oracle(OracleTypes.NUMBER, "NUMBER", PlainKind.DECIMAL);
    oracle(OracleTypes.FLOAT, "FLOAT", PlainKind.DECIMAL);
    oracle(OracleTypes.BINARY_FLOAT, "BINARY_FLOAT", PlainKind.FLOAT);
    oracle(OracleTypes.BINARY_DOUBLE, "BINARY_DOUBLE", PlainKind.DOUBLE);
    oracle(OracleTypes.TIMESTAMP, "DATE", PlainKind.TIMESTAMP);
    oracle(OracleTypes.DATE, "DATE", PlainKind.TIMESTAMP);
    oracle(OracleTypes.TIMESTAMPTZ, "TIMESTAMP WITH TIME ZONE", PlainKind.OFFSET_TIMESTAMP);
    oracle(OracleTypes.TIMESTAMPLTZ, "TIMESTAMP WITH LOCAL TIME ZONE", PlainKind.INSTANT);
    oracle(OracleTypes.INTERVALDS, "INTERVALDS", PlainKind.OTHER);
    oracle(OracleTypes.RAW, "RAW", PlainKind.BYTES);
    oracle(OracleTypes.BLOB, "BLOB", PlainKind.LARGE_BYTES);
    oracle(OracleTypes.NCLOB, "NCLOB", PlainKind.LARGE_TEXT);
    oracle(OracleTypes.LONGVARCHAR, "LONG", PlainKind.LARGE_TEXT);
    oracle(OracleTypes.JSON, "JSON", PlainKind.JSON);
    oracle(OracleTypes.BOOLEAN, "BOOLEAN", PlainKind.BOOLEAN);
  }

  private static void oracle(int code, String name, PlainKind expected) {
    assertThat(PlainKind.of(new PlainType(Product.ORACLE, code, name)))
        .as(name)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SQLSERVER | nvarchar | CAST(CAST(c AS nvarchar(4000)) AS varbinary(8000))
          SQLSERVER | uniqueidentifier | CAST(c AS char(36)) COLLATE Latin1_General_BIN2
          ORACLE | VARCHAR2 | UTL_RAW.CAST_TO_RAW(TO_CHAR(c))
          JDBC | VARCHAR | c
          """)
  void textIsOrderedByAnExpressionThatKnowsNoCollation(Product product, String name, String sql) {
    var type = new PlainType(product, Types.VARCHAR, name);

    assertThat(PlainValues.orderBy("c", type)).isEqualTo(sql);
  }

  @Test
  void textOfSqlServerIsOrderedByItsBytesInUtf16() {
    var order = PlainValues.order(new PlainType(Product.SQLSERVER, Types.NVARCHAR, "nvarchar"));
    var texts = Samples.of("text");

    assertThat(
            texts.stream().map(text -> text.getBytes(UTF_8)).sorted(order.orElseThrow()::compare))
        .extracting(raw -> new String(raw, UTF_8))
        .isEqualTo(
            texts.stream()
                .sorted(
                    (one, other) ->
                        Arrays.compareUnsigned(one.getBytes(UTF_16LE), other.getBytes(UTF_16LE)))
                .toList());
  }

  @Test
  void zerosAtTheEndOfATextOfSqlServerCountForNothing() {
    var type = new PlainType(Product.SQLSERVER, Types.NVARCHAR, "nvarchar");
    var order = PlainValues.order(type).orElseThrow();

    assertThat(order.compare("a".getBytes(UTF_8), "a\0".getBytes(UTF_8))).isZero();
    assertThat(order.compare("a".getBytes(UTF_8), "a\0b".getBytes(UTF_8))).isNegative();
  }

  @Test
  void identifiersAndBytesAreOrderedByTheirBytes() {
    var identifier = new PlainType(Product.SQLSERVER, Types.CHAR, "uniqueidentifier");
    var raw = new PlainType(Product.ORACLE, OracleTypes.RAW, "RAW");

    assertThat(PlainValues.order(identifier)).containsSame(KeyOrder.BYTES);
    assertThat(PlainValues.order(raw)).containsSame(KeyOrder.BYTES);
  }
}
