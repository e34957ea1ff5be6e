package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.config.CommonConnectorConfig.EventProcessingFailureHandlingMode;
import io.debezium.connector.binlog.event.RowDeserializers;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/**
 * Rows of a binlog whose days are given as the server spells them: Debezium has no words for those
 * that are not, as 0000-00-00 and 2024-02-31.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_replication_binlog_event.html">the
 *     events</a>
 */
final class BinlogDays {
  private static final EventProcessingFailureHandlingMode FAIL =
      EventProcessingFailureHandlingMode.FAIL;

  private BinlogDays() {}

  static final class Written extends RowDeserializers.WriteRowsDeserializer {
    Written(Map<Long, TableMapEventData> tables) {
      super(tables, FAIL);
    }

    @Override
    protected Serializable deserializeDate(ByteArrayInputStream in) throws IOException {
      return date(in);
    }

    @Override
    protected Serializable deserializeDatetimeV2(int meta, ByteArrayInputStream in)
        throws IOException {
      return time(meta, in);
    }
  }

  static final class Updated extends RowDeserializers.UpdateRowsDeserializer {
    Updated(Map<Long, TableMapEventData> tables) {
      super(tables, FAIL);
    }

    @Override
    protected Serializable deserializeDate(ByteArrayInputStream in) throws IOException {
      return date(in);
    }

    @Override
    protected Serializable deserializeDatetimeV2(int meta, ByteArrayInputStream in)
        throws IOException {
      return time(meta, in);
    }
  }

  static final class Deleted extends RowDeserializers.DeleteRowsDeserializer {
    Deleted(Map<Long, TableMapEventData> tables) {
      super(tables, FAIL);
    }

    @Override
    protected Serializable deserializeDate(ByteArrayInputStream in) throws IOException {
      return date(in);
    }

    @Override
    protected Serializable deserializeDatetimeV2(int meta, ByteArrayInputStream in)
        throws IOException {
      return time(meta, in);
    }
  }

  /** Three bytes: five bits of the day, four of the month, the rest the year. */
  static String date(ByteArrayInputStream in) throws IOException {
    int value = in.readInteger(3);
    return "%04d-%02d-%02d".formatted(value >> 9, value >> 5 & 0xf, value & 0x1f);
  }

  /**
   * Five bytes, the highest first: a bit that is set, seventeen of thirteen times the year and the
   * month, five each of day and hour, six each of minute and second; then the fraction, two digits
   * a byte.
   */
  static String time(int digits, ByteArrayInputStream in) throws IOException {
    long value = number(in, 5);
    long months = value >> 22 & 0x1ffff;
    var time =
        "%04d-%02d-%02d %02d:%02d:%02d"
            .formatted(
                months / 13,
                months % 13,
                value >> 17 & 0x1f,
                value >> 12 & 0x1f,
                value >> 6 & 0x3f,
                value & 0x3f);
    int bytes = (digits + 1) / 2;
    if (digits == 0) {
      return time;
    }
    var fraction = ("%0" + 2 * bytes + "d").formatted(number(in, bytes));
    return time + "." + fraction.substring(0, digits);
  }

  private static long number(ByteArrayInputStream in, int bytes) throws IOException {
    long value = 0;
    for (byte each : in.read(bytes)) {
      value = value << Byte.SIZE | (each & 0xff);
    }
    return value;
  }
}
