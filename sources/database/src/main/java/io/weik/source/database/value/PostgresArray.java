package io.weik.source.database.value;

import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.UndecodableException;
import io.weik.source.database.table.ValueWriter;
import java.util.Arrays;

/**
 * An array as a JSON array, each of its dimensions in the one before (<a
 * href="https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO">array output</a>). Bounds
 * other than from 1 are left out.
 */
record PostgresArray(ValueWriter element, char delimiter) implements ValueWriter {
  /** The server's limit, MAXDIM. */
  private static final int DIMENSIONS = 6;

  private static final byte[] NULL = {'N', 'U', 'L', 'L'};

  @Override
  public void write(byte[] raw, JsonOutput out) {
    var text = new PostgresText(raw);
    if (text.peek() == '[') {
      text.skipBehind('=');
    }
    array(text, out, 1);
    text.expectEnd();
  }

  private void array(PostgresText text, JsonOutput out, int dimension) {
    if (dimension > DIMENSIONS) {
      throw new UndecodableException("it has more than %d dimensions".formatted(DIMENSIONS));
    }
    text.expect('{');
    out.raw('[');
    if (text.peek() != '}') {
      member(text, out, dimension);
      while (text.take(delimiter)) {
        out.raw(',');
        member(text, out, dimension);
      }
    }
    text.expect('}');
    out.raw(']');
  }

  private void member(PostgresText text, JsonOutput out, int dimension) {
    switch (text.peek()) {
      case '{' -> array(text, out, dimension + 1);
      case '"' -> element.write(text.quoted(), out);
      default -> {
        var plain = text.until(delimiter, '}');
        if (Arrays.equals(plain, NULL)) {
          out.raw("null");
        } else {
          element.write(plain, out);
        }
      }
    }
  }
}
