package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.config.CommonConnectorConfig.BinaryHandlingMode;
import io.debezium.config.Configuration;
import io.debezium.connector.sqlserver.Lsn;
import io.debezium.connector.sqlserver.SqlServerConnectorConfig;
import io.debezium.connector.sqlserver.SqlServerOffsetContext;
import io.debezium.connector.sqlserver.SqlServerValueConverters;
import io.debezium.connector.sqlserver.TxLogPosition;
import io.debezium.jdbc.JdbcValueConverters.DecimalMode;
import io.debezium.jdbc.TemporalPrecisionMode;
import io.debezium.relational.Column;
import io.debezium.relational.TableId;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.Parameters;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Records of the connector for SQL Server, with the connector's own schemas and conversions. */
class SqlServerCaptureTest {
  private static final int MONEY = -148;
  private static final int DATETIMEOFFSET = -155;

  private final DatabaseConfig config =
      Parameters.of(
          DatabaseConfig.class,
          Map.of(
              "DatabaseType",
              "sqlserver",
              "Host",
              "db.example.com",
              "Database",
              "shop",
              "Username",
              "reader",
              "Password",
              "secret",
              "Table",
              "orders"));
  private final SqlServerCapture capture = new SqlServerCapture(config);
  private final Map<String, String> properties = properties();
  private final SqlServerConnectorConfig connector =
      new SqlServerConnectorConfig(Configuration.from(properties));
  private final SqlServerValueConverters converters =
      new SqlServerValueConverters(
          DecimalMode.PRECISE, TemporalPrecisionMode.ISOSTRING, BinaryHandlingMode.BYTES);
  private final MadeRecord row = new MadeRecord(source());

  private Map<String, String> properties() {
    try {
      return Properties.of(config, capture, "orders", "1", true);
    } catch (SQLException impossible) {
      throw new IllegalStateException("nothing is asked", impossible);
    }
  }

  private Struct source() {
    var at =
        TxLogPosition.valueOf(
            Lsn.valueOf("00000027:000001b8:0002"), Lsn.valueOf("00000027:000001b8:0001"));
    var offset = new SqlServerOffsetContext(connector, at, null, false);
    offset.event(new TableId("shop", "dbo", "orders"), MadeRecord.AT);
    offset.setChangePosition(at, 2);
    return offset.getSourceInfo();
  }

  @Test
  void theConnectorTakesTheConfiguration() {
    var problems = new ArrayList<String>();

    boolean valid =
        Configuration.from(properties)
            .validateAndRecord(SqlServerConnectorConfig.ALL_FIELDS, problems::add);

    assertThat(problems).isEmpty();
    assertThat(valid).isTrue();
  }

  @Test
  void tablesWithoutASchemaAreThoseOfDbo() {
    assertThat(properties.get("table.include.list")).isEqualTo("dbo\\.orders");
  }

  @Test
  void aValueIsWrittenAsPollingWritesIt() {
    assertThat(json(Types.BIT, "bit", true)).isEqualTo("true");
    assertThat(json(Types.TINYINT, "tinyint", (short) 255)).isEqualTo("255");
    assertThat(json(Types.BIGINT, "bigint", Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    assertThat(json(Types.DECIMAL, "decimal", new BigDecimal("12.3400"))).isEqualTo("12.3400");
    assertThat(json(MONEY, "money", new BigDecimal("9.9900"))).isEqualTo("9.9900");
    assertThat(json(Types.DOUBLE, "float", 0.1)).isEqualTo("0.1");
    assertThat(json(Types.CHAR, "uniqueidentifier", "6F9619FF-8B86-D011-B42D-00C04FC964FF"))
        .isEqualTo("\"6F9619FF-8B86-D011-B42D-00C04FC964FF\"");
    assertThat(json(Types.BINARY, "timestamp", new byte[] {0, 0, 0, 0, 0, 0, 7, (byte) 0xd1}))
        .isEqualTo("\"AAAAAAAAB9E=\"");
    assertThat(json(Types.LONGNVARCHAR, "xml", "<a b=\"c\"/>")).isEqualTo("\"<a b=\\\"c\\\"/>\"");
  }

  @Test
  void aTimeIsWrittenAsPollingWritesIt() {
    assertThat(json(Types.DATE, "date", java.sql.Date.valueOf("2026-01-31")))
        .isEqualTo("\"2026-01-31\"");
    assertThat(
            json(Types.TIMESTAMP, "datetime2", LocalDateTime.parse("9999-12-31T23:59:59.1234567")))
        .isEqualTo("\"9999-12-31T23:59:59.1234567\"");
    assertThat(json(Types.TIMESTAMP, "datetime2", LocalDateTime.parse("2026-01-31T10:00:00")))
        .isEqualTo("\"2026-01-31T10:00:00\"");
    assertThat(
            json(
                DATETIMEOFFSET,
                "datetimeoffset",
                OffsetDateTime.parse("2026-01-31T10:00:00.5+02:00")))
        .isEqualTo("\"2026-01-31T10:00:00.5+02:00\"");
    assertThat(json(DATETIMEOFFSET, "datetimeoffset", OffsetDateTime.parse("2026-01-31T10:00Z")))
        .isEqualTo("\"2026-01-31T10:00:00Z\"");
  }

  private String json(int code, String type, Object value) {
    var column =
        Column.editor()
            .name("value")
            .jdbcType(code)
            .type(type)
            .length(code == Types.BIT ? 1 : 20)
            .scale(7)
            .optional(true)
            .create();
    var schema = converters.schemaBuilder(column);
    var field = new Field("value", 1, schema.build());
    var converted = converters.converter(column, field).convert(value);
    return new MadeRecord(source())
        .with("value", type, converters.schemaBuilder(column), converted)
        .json(capture, config);
  }

  private StoredPosition position() {
    return new StoredPosition("", "guid", 0, false, true, Map.of());
  }

  @Test
  void aChangeIsKnownByItsPlaceInTheLog() {
    var place = capture.place(row.inserted(), position());

    assertThat(place.id()).isEqualTo("guid-00000027:000001b8:0002-00000027:000001b8:0001-3");
    assertThat(place.transaction()).isEqualTo("00000027:000001b8:0002");
    assertThat(place.committedAt()).isEqualTo(MadeRecord.AT);
  }

  @Test
  void theTableIsOfItsSchema() {
    var change = MadeRecord.change(capture, config, row.inserted());

    assertThat(change.table()).hasToString("dbo.orders");
    assertThat(change.partitionKey()).isEqualTo("7");
  }

  @Test
  void anLsnIsWrittenAsTheConnectorWritesIt() {
    assertThat(SqlServerCapture.colons("00000027000001B80002"))
        .isEqualTo(Lsn.valueOf("00000027:000001b8:0002").toString());
  }
}
