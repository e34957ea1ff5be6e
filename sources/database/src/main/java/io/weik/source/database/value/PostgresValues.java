package io.weik.source.database.value;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.KeyOrder;
import io.weik.source.database.table.UndecodableException;
import io.weik.source.database.table.ValueWriter;
import io.weik.source.database.value.PostgresType.Array;
import io.weik.source.database.value.PostgresType.Composite;
import io.weik.source.database.value.PostgresType.Scalar;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values of PostgreSQL, from the text that the output functions of their types give (<a
 * href="https://www.postgresql.org/docs/current/datatype.html">Data Types</a>) in a session with
 * the settings of {@link #SETTINGS}.
 */
public final class PostgresValues {
  /** What a session must have set, so that it spells values in the way expected here. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "DateStyle", "ISO, YMD",
          "IntervalStyle", "iso_8601",
          "TimeZone", "UTC",
          "bytea_output", "hex",
          "extra_float_digits", "3",
          "lc_monetary", "C",
          "client_encoding", "UTF8");

  private PostgresValues() {}

  /** Statements that set {@link #SETTINGS}, to be executed as one. */
  public static String setSettings() {
    return SETTINGS.entrySet().stream()
        .map(each -> "SET %s TO '%s'".formatted(each.getKey(), each.getValue()))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  /** Writes values of this type. */
  public static ValueWriter writer(PostgresType type, Decimals decimals) {
    return switch (type) {
      case Array array -> new PostgresArray(writer(array.element(), decimals), array.delimiter());
      case Composite composite -> PostgresComposite.of(composite, decimals);
      case Scalar scalar when scalar.isBuiltIn() -> builtIn(scalar.name(), decimals);
      case Scalar scalar -> ofExtension(scalar.name());
    };
  }

  private static ValueWriter builtIn(String name, Decimals decimals) {
    return switch (name) {
      case "int2", "int4", "int8", "oid", "float4", "float8" -> NumberText::number;
      case "numeric" -> (raw, out) -> JsonValues.decimalText(raw, decimals, out);
      case "bool" -> PostgresValues::bool;
      case "timestamp" -> TimeText::local;
      case "timestamptz" -> TimeText::zoned;
      case "timetz" -> TimeText::offsetTime;
      case "json", "jsonb" -> JsonText::copy;
      case "bytea" -> BinaryText::bytea;
      case "int2vector", "oidvector" -> PostgresValues::numbers;
      default -> (raw, out) -> out.text(raw);
    };
  }

  private static ValueWriter ofExtension(String name) {
    return switch (name) {
      case "hstore" -> Hstore::write;
      case "vector", "halfvec" -> JsonText::copy;
      default -> (raw, out) -> out.text(raw);
    };
  }

  private static void bool(byte[] raw, JsonOutput out) {
    if (raw.length == 1 && (raw[0] == 't' || raw[0] == 'f')) {
      out.raw(raw[0] == 't' ? "true" : "false");
    } else {
      throw new UndecodableException("it is neither t nor f");
    }
  }

  /** Numbers between blanks. */
  private static void numbers(byte[] raw, JsonOutput out) {
    var json = ("[" + PostgresText.ascii(raw).replace(' ', ',') + "]");
    JsonText.copy(PostgresText.bytes(json), out);
  }

  /** What to select for a column of this type, whose name is quoted already. */
  public static String select(String column, PostgresType type) {
    // the driver gives the bytes themselves of a bytea, other than the log does
    return type instanceof Scalar scalar && scalar.isBuiltIn() && scalar.name().equals("bytea")
        ? column + "::text"
        : column;
  }

  /** What to order by so that {@link #order} is the order. */
  public static String orderBy(String column, PostgresType type) {
    return switch (sorting(type)) {
      case NUMBER, FLOATING, TIME, NATIVE -> column;
      case PADDED, TEXT -> column + " COLLATE \"C\"";
      case NETWORK -> "inet_out(" + column + ")::text COLLATE \"C\"";
      case OTHER -> column + "::text COLLATE \"C\"";
    };
  }

  /** How the server orders raw values of this type by {@link #orderBy}. */
  public static KeyOrder order(PostgresType type) {
    return switch (sorting(type)) {
      case NUMBER -> KeyOrders.NUMBERS;
      case FLOATING -> KeyOrders.FLOATS;
      case TIME -> KeyOrders.TIMES;
      case PADDED -> KeyOrders.PADDED;
      case NATIVE, TEXT, NETWORK, OTHER -> KeyOrder.BYTES;
    };
  }

  private enum Sorting {
    NUMBER,
    FLOATING,
    TIME,
    /** The server's own order is that of the bytes of the text. */
    NATIVE,
    TEXT,
    PADDED,
    NETWORK,
    OTHER
  }

  private static Sorting sorting(PostgresType type) {
    if (!(type instanceof Scalar scalar) || !scalar.isBuiltIn()) {
      return Sorting.OTHER;
    }
    return switch (scalar.name()) {
      case "int2", "int4", "int8", "oid", "numeric" -> Sorting.NUMBER;
      case "float4", "float8" -> Sorting.FLOATING;
      case "date", "timestamp", "timestamptz" -> Sorting.TIME;
      case "bool", "uuid", "bytea", "time" -> Sorting.NATIVE;
      case "text", "varchar", "name" -> Sorting.TEXT;
      case "bpchar" -> Sorting.PADDED;
      case "inet" -> Sorting.NETWORK;
      default -> Sorting.OTHER;
    };
  }
}
