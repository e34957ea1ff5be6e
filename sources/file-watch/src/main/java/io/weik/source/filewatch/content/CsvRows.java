package io.weik.source.filewatch.content;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV text as objects, with the names in its first row. */
final class CsvRows extends NumberedRows {
  private final BufferedReader reader;
  private final Reading reading;
  private @Nullable CsvRecords records;
  private List<String> names = List.of();

  CsvRows(BufferedReader reader, Reading reading) {
    super(reader, reading);
    this.reader = reader;
    this.reading = reading;
  }

  @Override
  Optional<Content> read() throws IOException {
    if (records == null) {
      records = new CsvRecords(reader, reading.most());
      if (!records.next()) {
        return Optional.empty();
      }
      names = records.fields();
      if (records.tooLong() || records.unclosed()) {
        return broken("no row with the names of the columns at the beginning");
      }
    }
    return records.next() ? row(records) : Optional.empty();
  }

  private Optional<Content> row(CsvRecords read) {
    if (read.unclosed()) {
      return broken("a quote that is opened in this row is not closed");
    }
    if (read.tooLong()) {
      return Optional.of(reading.tooLarge("a row of " + read.length() + " characters"));
    }
    var row = JsonNodeFactory.instance.objectNode();
    var fields = read.fields();
    for (int i = 0; i < fields.size(); i++) {
      row.put(i < names.size() ? names.get(i) : "column" + (i + 1), fields.get(i));
    }
    return Optional.of(new Content.Json(row));
  }
}
