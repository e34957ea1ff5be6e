package io.weik.source.filewatch.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** The lines of a text. */
final class LineRows extends NumberedRows {
  private final BufferedReader reader;
  private final Reading reading;

  LineRows(BufferedReader reader, Reading reading) {
    super(reader, reading);
    this.reader = reader;
    this.reading = reading;
  }

  @Override
  Optional<Content> read() throws IOException {
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    var line = new StringBuilder();
    long length = 0;
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (length++ < reading.most()) {
        line.append((char) c);
      }
    }
    if (length > reading.most()) {
      return Optional.of(reading.tooLarge("a line of " + length + " characters"));
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return Optional.of(new Content.Text(line.toString()));
  }
}
