package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.config.Configuration;
import io.debezium.connector.oracle.OracleConnectorConfig;
import io.debezium.data.SpecialValueDecimal;
import io.debezium.data.VariableScaleDecimal;
import io.debezium.time.Interval;
import io.debezium.time.IsoTimestamp;
import io.debezium.time.ZonedTimestamp;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.table.Row;
import io.weik.testkit.Parameters;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Records of the connector for Oracle, with the connector's own schemas. */
class OracleCaptureTest {
  private static final Schema SOURCE =
      SchemaBuilder.struct()
          .name("io.debezium.connector.oracle.Source")
          .field("schema", Schema.STRING_SCHEMA)
          .field("table", Schema.STRING_SCHEMA)
          .field("ts_ms", Schema.INT64_SCHEMA)
          .field("txId", Schema.OPTIONAL_STRING_SCHEMA)
          .field("scn", Schema.OPTIONAL_STRING_SCHEMA)
          .field("commit_scn", Schema.OPTIONAL_STRING_SCHEMA)
          .field("rs_id", Schema.OPTIONAL_STRING_SCHEMA)
          .field("ssn", Schema.OPTIONAL_INT64_SCHEMA)
          .field("commit_ts_ms", Schema.OPTIONAL_INT64_SCHEMA)
          .build();

  private final DatabaseConfig config =
      Parameters.of(
          DatabaseConfig.class,
          Map.of(
              "DatabaseType",
              "oracle",
              "Host",
              "db.example.com",
              "Database",
              "FREEPDB1",
              "Username",
              "READER",
              "Password",
              "secret",
              "Schema",
              "SHOP",
              "Table",
              "ORDERS"));
  private final OracleCapture capture = new OracleCapture(config);

  private static Struct source() {
    return new Struct(SOURCE)
        .put("schema", "SHOP")
        .put("table", "ORDERS")
        .put("ts_ms", 1L)
        .put("txId", "0a00")
        .put("scn", "4711")
        .put("rs_id", " 0x000020.00000012.0010 ")
        .put("ssn", 3L)
        .put("commit_ts_ms", MadeRecord.AT.toEpochMilli());
  }

  private static StoredPosition position() {
    return new StoredPosition("", "dbid", 0, false, true, Map.of());
  }

  @Test
  void theConnectorTakesTheConfigurationWithoutTheCachesThatAreNotThere() throws Exception {
    var problems = new ArrayList<String>();
    var configuration = Configuration.from(Properties.of(config, capture, "orders", "1", true));

    boolean valid =
        configuration.validateAndRecord(OracleConnectorConfig.ALL_FIELDS, problems::add);

    assertThat(problems).isEmpty();
    assertThat(valid).isTrue();
    assertThat(new OracleConnectorConfig(configuration).isLobEnabled()).isTrue();
    assertThat(capture.connector()).isNotNull();
  }

  @Test
  void tablesWithoutASchemaAreThoseOfTheUser() throws Exception {
    var withoutSchema =
        Parameters.of(
            DatabaseConfig.class,
            Map.of(
                "DatabaseType", "oracle", "Database", "FREEPDB1", "Username", "ann", "Table", "T"));

    var all = Properties.of(withoutSchema, new OracleCapture(withoutSchema), "orders", "1", true);

    assertThat(all).containsEntry("table.include.list", "ANN\\.T");
  }

  @Test
  void aValueIsWrittenAsPollingWritesIt() {
    var precise =
        SpecialValueDecimal.builder(io.debezium.jdbc.JdbcValueConverters.DecimalMode.PRECISE, 9, 2);
    assertThat(json("NUMBER", precise, new BigDecimal("12.50"))).isEqualTo("12.50");
    assertThat(json("NUMBER", VariableScaleDecimal.builder(), scaled("0.000001")))
        .isEqualTo("0.000001");
    assertThat(json("NUMBER", SchemaBuilder.int64(), 5L)).isEqualTo("5");
    assertThat(json("BINARY_DOUBLE", SchemaBuilder.float64(), 0.5)).isEqualTo("0.5");
    assertThat(json("RAW", SchemaBuilder.bytes(), ByteBuffer.wrap(new byte[] {1, 2})))
        .isEqualTo("\"AQI=\"");
    assertThat(json("CLOB", SchemaBuilder.string(), "text")).isEqualTo("\"text\"");
    assertThat(json("DATE", IsoTimestamp.builder(), "2026-01-31T10:00:00Z"))
        .isEqualTo("\"2026-01-31T10:00:00\"");
    assertThat(json("TIMESTAMP(9)", IsoTimestamp.builder(), "2026-01-31T10:00:00.123456789Z"))
        .isEqualTo("\"2026-01-31T10:00:00.123456789\"");
    assertThat(
            json(
                "TIMESTAMP(6) WITH TIME ZONE",
                ZonedTimestamp.builder(),
                "2026-01-31T10:00:00.500000+02:00"))
        .isEqualTo("\"2026-01-31T10:00:00.5+02:00\"");
    assertThat(json("INTERVAL DAY TO SECOND", Interval.builder(), "P0Y0M1DT2H3M4S"))
        .isEqualTo("\"P0Y0M1DT2H3M4S\"");
  }

  private static Struct scaled(String number) {
    return VariableScaleDecimal.fromLogical(
        VariableScaleDecimal.builder().build(),
        new io.debezium.data.SpecialValueDecimal(new BigDecimal(number)));
  }

  private String json(String type, SchemaBuilder schema, Object value) {
    return new MadeRecord(source()).with("VALUE", type, schema, value).json(capture, config);
  }

  @Test
  void aLargeValueThatTheLogLeavesOutIsMarkedAndHasNotChanged() {
    var before =
        new MadeRecord(source()).with("NOTE", "CLOB", SchemaBuilder.string(), Properties.UNCHANGED);
    var record =
        new MadeRecord(source())
            .with("NOTE", "CLOB", SchemaBuilder.string(), Properties.UNCHANGED)
            .updated(before);

    var change = MadeRecord.change(capture, config, record);

    assertThat(Objects.requireNonNull(change.after()).text())
        .isEqualTo("{\"id\":7,\"NOTE\":" + Row.UNCHANGED_JSON + "}");
    assertThat(change.changed()).isEqualTo(List.of());
  }

  @Test
  void aChangeIsKnownByItsPlaceInTheLog() {
    var place = capture.place(new MadeRecord(source()).inserted(), position());

    assertThat(place.id()).isEqualTo("dbid:4711:0a00:0x000020.00000012.0010:3");
    assertThat(place.committedAt()).isEqualTo(MadeRecord.AT);
  }
}
