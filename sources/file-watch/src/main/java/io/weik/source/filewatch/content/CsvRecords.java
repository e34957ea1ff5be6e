package io.weik.source.filewatch.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a text with separated fields, as in RFC 4180; the separator is the one of comma,
 * semicolon and tab that the first line has most of.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvRecords {
  private static final int LOOK_AHEAD = 1 << 15;
  private static final String SEPARATORS = ",;\t";

  private final BufferedReader reader;
  private final long most;
  private final char separator;
  private final StringBuilder field = new StringBuilder();
  private List<String> fields = new ArrayList<>();
  private long length;
  private boolean unclosed;

  CsvRecords(BufferedReader reader, long most) throws IOException {
    this.reader = reader;
    this.most = most;
    this.separator = separator(reader);
  }

  private static char separator(BufferedReader reader) throws IOException {
    reader.mark(LOOK_AHEAD);
    var counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    int c = reader.read();
    for (int n = 1; c >= 0 && (quoted || c != '\n') && n < LOOK_AHEAD; n++) {
      quoted ^= c == '"';
      int which = SEPARATORS.indexOf(c);
      if (which >= 0 && !quoted) {
        counts[which]++;
      }
      c = reader.read();
    }
    reader.reset();
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }

  /** Reads the next record that is no blank line; false at the end. */
  boolean next() throws IOException {
    while (record()) {
      if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The fields of the record that was read; only some of them when it is too long. */
  List<String> fields() {
    return fields;
  }

  boolean tooLong() {
    return length > most;
  }

  /** How many characters the record has. */
  long length() {
    return length;
  }

  /** Whether the text ended within quotes. */
  boolean unclosed() {
    return unclosed;
  }

  private boolean record() throws IOException {
    fields = new ArrayList<>();
    length = 0;
    int c = reader.read();
    if (c < 0) {
      return false;
    }
    while (true) {
      c = c == '"' ? quoted() : plain(c);
      if (!tooLong() || fields.isEmpty()) {
        fields.add(field.toString());
      }
      field.setLength(0);
      if (c != separator) {
        return true;
      }
      length++;
      c = reader.read();
    }
  }

  /** Reads up to a separator or the end of the line, which it gives. */
  private int plain(int first) throws IOException {
    int c = first;
    for (; c >= 0 && c != separator && c != '\n'; c = reader.read()) {
      keep(c);
    }
    boolean carriage = !field.isEmpty() && field.charAt(field.length() - 1) == '\r';
    if (carriage && c != separator) {
      field.setLength(field.length() - 1);
    }
    return c;
  }

  private int quoted() throws IOException {
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (c == '"') {
        c = reader.read();
        if (c != '"') {
          return plain(c);
        }
      }
      keep(c);
    }
    unclosed = true;
    return -1;
  }

  private void keep(int c) {
    if (length++ < most) {
      field.append((char) c);
    }
  }
}
