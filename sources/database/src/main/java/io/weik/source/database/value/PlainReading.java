package io.weik.source.database.value;

import io.weik.source.database.table.UndecodableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads values by JDBC into the text, or bytes, that {@link PlainKind#writer} takes. */
final class PlainReading {
  /** Larger values are refused, so that one cannot take all memory; bytes, or characters. */
  static final int LARGEST = 64 << 20;

  private PlainReading() {}

  static byte @Nullable [] read(ResultSet rows, int index, PlainKind kind) throws SQLException {
    return switch (kind) {
      case BYTES -> rows.getBytes(index);
      case LARGE_BYTES -> largeBytes(rows, index);
      case LARGE_TEXT -> utf8(largeText(rows, index));
      case JSON, INTEGER, TEXT, OTHER -> utf8(rows.getString(index));
      case BOOLEAN -> {
        var text = Boolean.toString(rows.getBoolean(index));
        yield rows.wasNull() ? null : utf8(text);
      }
      case FLOAT -> {
        var text = FloatText.of(rows.getFloat(index));
        yield rows.wasNull() ? null : utf8(text);
      }
      case DOUBLE -> {
        var text = FloatText.of(rows.getDouble(index));
        yield rows.wasNull() ? null : utf8(text);
      }
      case DECIMAL -> {
        var value = rows.getBigDecimal(index);
        yield value == null ? null : utf8(value.toPlainString());
      }
      case DATE, TIME, TIMESTAMP, OFFSET_TIME, OFFSET_TIMESTAMP, INSTANT ->
          utf8(time(rows, index, kind));
    };
  }

  private static @Nullable String time(ResultSet rows, int index, PlainKind kind)
      throws SQLException {
    var value = temporal(rows, index, kind);
    return switch (value) {
      case null -> null;
      case LocalDateTime time -> JavaTime.LOCAL.format(time);
      case java.sql.Timestamp time -> JavaTime.LOCAL.format(time.toLocalDateTime());
      case LocalTime time -> JavaTime.CLOCK.format(time);
      case java.sql.Time time -> JavaTime.CLOCK.format(time.toLocalTime());
      case OffsetDateTime time when kind == PlainKind.INSTANT ->
          JavaTime.OFFSET.format(time.withOffsetSameInstant(ZoneOffset.UTC));
      case OffsetDateTime time -> JavaTime.OFFSET.format(time);
      case OffsetTime time -> JavaTime.CLOCK.format(time) + time.getOffset().getId();
      default -> value.toString();
    };
  }

  private static @Nullable Object temporal(ResultSet rows, int index, PlainKind kind)
      throws SQLException {
    var type =
        switch (kind) {
          case DATE -> LocalDate.class;
          case TIME -> LocalTime.class;
          case OFFSET_TIME -> OffsetTime.class;
          case TIMESTAMP -> LocalDateTime.class;
          default -> OffsetDateTime.class;
        };
    try {
      return rows.getObject(index, type);
    } catch (SQLException _) { // a driver of before JDBC 4.2
      return rows.getObject(index);
    }
  }

  private static byte @Nullable [] largeBytes(ResultSet rows, int index) throws SQLException {
    try (var stream = rows.getBinaryStream(index)) {
      if (stream == null) {
        return null;
      }
      var bytes = stream.readNBytes(LARGEST + 1);
      check(bytes.length);
      return bytes;
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static @Nullable String largeText(ResultSet rows, int index) throws SQLException {
    try (var reader = rows.getCharacterStream(index)) {
      if (reader == null) {
        return null;
      }
      var text = new StringBuilder();
      var buffer = new char[8192];
      for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
        check(text.append(buffer, 0, read).length());
      }
      return text.toString();
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private static void check(int size) {
    if (size > LARGEST) {
      throw new UndecodableException("it is larger than %d MiB".formatted(LARGEST >> 20));
    }
  }

  private static byte @Nullable [] utf8(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
