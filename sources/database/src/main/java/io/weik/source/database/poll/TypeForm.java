package io.weik.source.database.poll;

import java.util.Locale;
import java.util.regex.Pattern;

/** How values of a type are written: types of one form write the same value alike. */
final class TypeForm {
  /** A single bit of MySQL is shown as a truth value. */
  private static final Pattern INTEGER =
      Pattern.compile("(?!tinyint\\(1\\))(tiny|small|medium|big)?int(eger)?\\d?\\b.*");

  /** Text without blanks up to its length at the end. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(n?varchar2?|character varying|(tiny|medium|long)?text|n?clob|enum|set)\\b(?!.*\\[).*",
          Pattern.DOTALL);

  private TypeForm() {}

  /** The form of a type by its server's name: one for whole numbers, one for text, else its own. */
  static String of(String type) {
    var name = type.toLowerCase(Locale.ROOT);
    if (INTEGER.matcher(name).matches() && !name.contains("[") && !name.contains("zerofill")) {
      return "integer";
    }
    return TEXT.matcher(name).matches() ? "text" : type;
  }
}
