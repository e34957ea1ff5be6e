package io.weik.source.database.value;

import io.weik.source.database.table.JsonOutput;

/**
 * PostgreSQL's hstore as a JSON object (<a
 * href="https://www.postgresql.org/docs/current/hstore.html">hstore</a>).
 */
final class Hstore {
  private Hstore() {}

  static void write(byte[] raw, JsonOutput out) {
    var text = new PostgresText(raw);
    out.raw('{');
    if (text.peek() >= 0) {
      pair(text, out);
      while (text.take(',')) {
        text.expect(' ');
        out.raw(',');
        pair(text, out);
      }
    }
    text.expectEnd();
    out.raw('}');
  }

  private static void pair(PostgresText text, JsonOutput out) {
    out.text(text.quoted()).raw(':');
    text.expect('=');
    text.expect('>');
    if (text.peek() == '"') {
      out.text(text.quoted());
    } else {
      for (char each : "NULL".toCharArray()) {
        text.expect(each);
      }
      out.raw("null");
    }
  }
}
