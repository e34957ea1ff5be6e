package io.weik.source.database.engine;

import io.debezium.relational.Column;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column as {@code COLUMN_TYPE} of {@code information_schema.columns} tells it, as Debezium's
 * parser of statements would have it.
 *
 * @param type as {@code bigint(20) unsigned} or {@code enum('a','b')}
 */
record BinlogColumn(String type) {
  private static final Pattern NAME = Pattern.compile("^[a-z0-9]+");
  private static final Pattern SIZE = Pattern.compile("^[a-z0-9]+\\((\\d+)(?:,(\\d+))?\\)");
  private static final Pattern OPTION = Pattern.compile("'(?:[^']|'')*'");

  /** As a column of a table. */
  Column of(String name, int position, boolean optional, String characters) {
    var base = base();
    var editor =
        Column.editor()
            .name(name)
            .position(position)
            .optional(optional)
            .jdbcType(code(base))
            .type(spelled(base), spelled(base));
    if (!characters.isEmpty()) {
      editor = editor.charsetName(characters);
    }
    var size = SIZE.matcher(type);
    if (size.find()) {
      editor = editor.length(Integer.parseInt(size.group(1)));
      if (size.group(2) != null) {
        editor = editor.scale(Integer.valueOf(size.group(2)));
      }
    }
    return base.equals("enum") || base.equals("set")
        ? editor.enumValues(options()).create()
        : editor.create();
  }

  private String base() {
    var name = NAME.matcher(type);
    return name.find() ? name.group() : type;
  }

  private String spelled(String base) {
    var upper = base.toUpperCase(Locale.ROOT);
    boolean number = !base.equals("enum") && !base.equals("set");
    return upper
        + (number && type.contains(" unsigned") ? " UNSIGNED" : "")
        + (number && type.contains(" zerofill") ? " ZEROFILL" : "");
  }

  private List<String> options() {
    return OPTION.matcher(type).results().map(each -> each.group()).toList();
  }

  private static int code(String base) {
    return switch (base) {
      case "tinyint", "smallint" -> Types.SMALLINT;
      case "mediumint", "int", "year" -> Types.INTEGER;
      case "bigint" -> Types.BIGINT;
      case "float" -> Types.FLOAT;
      case "double" -> Types.DOUBLE;
      case "decimal" -> Types.DECIMAL;
      case "bit" -> Types.BIT;
      case "date" -> Types.DATE;
      case "time" -> Types.TIME;
      case "datetime" -> Types.TIMESTAMP;
      case "timestamp" -> Types.TIMESTAMP_WITH_TIMEZONE;
      case "char", "enum", "set" -> Types.CHAR;
      case "varchar", "tinytext", "text", "mediumtext", "longtext" -> Types.VARCHAR;
      case "binary", "inet6", "inet4" -> Types.BINARY;
      case "varbinary" -> Types.VARBINARY;
      case "tinyblob", "blob", "mediumblob", "longblob" -> Types.BLOB;
      default -> Types.OTHER;
    };
  }
}
