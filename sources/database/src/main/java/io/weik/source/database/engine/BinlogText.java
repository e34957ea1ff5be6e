package io.weik.source.database.engine;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Gives dates and times of MySQL and MariaDB as their servers spell them, in place of Debezium's
 * numbers, which know no 0000-00-00 and make 1970-01-01 of it. Made by Debezium by reflection.
 */
public final class BinlogText implements CustomConverter<SchemaBuilder, RelationalColumn> {
  /** The name of the schemas of these values. */
  static final String NAME = "io.weik.binlog.text";

  private static final String NO_DATE = "0000-00-00";
  private static final String NO_TIME = NO_DATE + " 00:00:00";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** For Debezium. */
  public BinlogText() {}

  @Override
  public void configure(Properties properties) {}

  @Override
  public void converterFor(
      RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
    var type = column.typeName().toLowerCase(Locale.ROOT);
    switch (type) {
      case "date" -> register(registration, column, NO_DATE);
      case "datetime", "timestamp" -> register(registration, column, NO_TIME);
      case "time", "year" -> register(registration, column, null);
      case "inet4" -> registration.register(text(), value -> address(value, 4));
      case "inet6" -> registration.register(text(), value -> address(value, 6));
      default -> {}
    }
  }

  private static void register(
      ConverterRegistration<SchemaBuilder> registration,
      RelationalColumn column,
      @Nullable String missing) {
    var absent = column.isOptional() ? null : missing;
    int digits = column.length().orElse(0);
    registration.register(text(), value -> text(value, digits, absent));
  }

  /**
   * The server's text of a value.
   *
   * @param digits of the fraction of a second
   * @param absent what there is no value for: the log has none for a day that is not
   */
  static @Nullable Object text(@Nullable Object value, int digits, @Nullable String absent) {
    return switch (value) {
      case null -> absent;
      case LocalDate date -> date.toString();
      case LocalDateTime time ->
          STAMP.format(time) + fraction(time.get(ChronoField.NANO_OF_SECOND), digits);
      // a TIMESTAMP begins one second later; zero is the server's mark for none
      case ZonedDateTime time when time.toEpochSecond() == 0 -> NO_TIME + fraction(0, digits);
      case ZonedDateTime time ->
          STAMP.format(time.withZoneSameInstant(ZoneOffset.UTC))
              + fraction(time.get(ChronoField.NANO_OF_SECOND), digits);
      case Duration span -> clock(span) + fraction(span.abs().toNanosPart(), digits);
      // a YEAR begins with 1901; zero is the server's mark for none
      case Year year -> year.getValue() == 1900 ? "0000" : year.toString();
      default -> value.toString();
    };
  }

  private static SchemaBuilder text() {
    return SchemaBuilder.string().optional().name(NAME);
  }

  private static @Nullable Object address(@Nullable Object value, int version) {
    return switch (value) {
      case byte[] bytes when version == 4 -> NetworkAddress.version4(bytes);
      case byte[] bytes -> NetworkAddress.version6(bytes);
      case null, default -> value;
    };
  }

  private static String clock(Duration span) {
    var whole = span.abs();
    return "%s%02d:%02d:%02d"
        .formatted(
            span.isNegative() ? "-" : "",
            whole.toHours(),
            whole.toMinutesPart(),
            whole.toSecondsPart());
  }

  private static String fraction(int nanos, int digits) {
    return digits == 0 ? "" : "." + "%09d".formatted(nanos).substring(0, digits);
  }
}
