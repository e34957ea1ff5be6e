package io.weik.source.database.value;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.config.Product;
import io.weik.source.database.table.ValueWriter;
import java.sql.Types;
import java.util.Locale;

/** What a value is, whatever its server calls it. */
enum PlainKind {
  BOOLEAN,
  INTEGER,
  DECIMAL,
  FLOAT,
  DOUBLE,
  DATE,
  TIME,
  OFFSET_TIME,
  TIMESTAMP,
  /** A point in time whose offset is part of the value. */
  OFFSET_TIMESTAMP,
  /** A point in time that the server gives in the session's zone. */
  INSTANT,
  BYTES,
  LARGE_BYTES,
  JSON,
  TEXT,
  LARGE_TEXT,
  OTHER;

  // Codes of microsoft.sql.Types and oracle.jdbc.OracleTypes.
  private static final int MICROSOFT_DATETIMEOFFSET = -155;
  private static final int ORACLE_TIMESTAMPTZ = -101;
  private static final int ORACLE_TIMESTAMPLTZ = -102;
  private static final int ORACLE_BINARY_FLOAT = 100;
  private static final int ORACLE_BINARY_DOUBLE = 101;

  static PlainKind of(PlainType type) {
    return switch (type.name().toLowerCase(Locale.ROOT)) {
      case "json" -> JSON;
      case "uuid", "uniqueidentifier" -> TEXT;
      case "xml", "ntext", "text", "xmltype", "long", "sql_variant" -> LARGE_TEXT;
      case "geometry", "geography" -> type.product() == Product.SQLSERVER ? BYTES : OTHER;
      case "image" -> LARGE_BYTES;
      case "binary_float" -> FLOAT;
      case "binary_double" -> DOUBLE;
      default -> type.product() == Product.ORACLE ? ofOracle(type.code()) : ofCode(type.code());
    };
  }

  private static PlainKind ofOracle(int code) {
    return switch (code) {
      case ORACLE_BINARY_FLOAT -> FLOAT;
      case ORACLE_BINARY_DOUBLE -> DOUBLE;
      case ORACLE_TIMESTAMPTZ -> OFFSET_TIMESTAMP;
      case ORACLE_TIMESTAMPLTZ -> INSTANT;
      // float, double precision and real are decimal there
      case Types.FLOAT, Types.REAL, Types.DOUBLE -> DECIMAL;
      // a date has a time of day
      case Types.DATE -> TIMESTAMP;
      default -> ofCode(code);
    };
  }

  private static PlainKind ofCode(int code) {
    return switch (code) {
      case Types.BIT, Types.BOOLEAN -> BOOLEAN;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
      case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
      case Types.REAL -> FLOAT;
      case Types.FLOAT, Types.DOUBLE -> DOUBLE;
      case Types.DATE -> DATE;
      case Types.TIME -> TIME;
      case Types.TIME_WITH_TIMEZONE -> OFFSET_TIME;
      case Types.TIMESTAMP -> TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE, MICROSOFT_DATETIMEOFFSET -> OFFSET_TIMESTAMP;
      case Types.BINARY, Types.VARBINARY -> BYTES;
      case Types.LONGVARBINARY, Types.BLOB -> LARGE_BYTES;
      case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR -> TEXT;
      case Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB, Types.SQLXML ->
          LARGE_TEXT;
      default -> OTHER;
    };
  }

  ValueWriter writer(Decimals decimals) {
    return switch (this) {
      case INTEGER, FLOAT, DOUBLE -> NumberText::number;
      case DECIMAL -> (raw, out) -> JsonValues.decimalText(raw, decimals, out);
      case BOOLEAN, JSON -> JsonText::copy;
      case BYTES, LARGE_BYTES -> BinaryText::base64;
      case DATE, TIME, OFFSET_TIME, TIMESTAMP, OFFSET_TIMESTAMP, INSTANT ->
          (raw, out) -> out.text(raw);
      case TEXT, LARGE_TEXT, OTHER -> (raw, out) -> out.text(raw);
    };
  }
}
