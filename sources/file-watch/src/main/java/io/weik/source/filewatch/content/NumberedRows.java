package io.weik.source.filewatch.content;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Numbers the parts, and ends with one that says why the rest cannot be read. */
abstract class NumberedRows implements Rows {
  private final Reader reader;
  private final Reading reading;
  private long number;
  private boolean broken;

  NumberedRows(Reader reader, Reading reading) {
    this.reader = reader;
    this.reading = reading;
  }

  /** The next part's content; empty at the end. */
  abstract Optional<Content> read() throws IOException;

  /** The contents are not what they should be: what comes is the last part. */
  final Optional<Content> broken(String why) {
    broken = true;
    return Optional.of(new Content.Omitted(why));
  }

  @Override
  public final Optional<Row> next() {
    if (broken) {
      return Optional.empty();
    }
    return content().map(content -> new Row(++number, content));
  }

  private Optional<Content> content() {
    try {
      return read();
    } catch (CharacterCodingException _) {
      broken = true;
      return Optional.of(reading.notInCharset());
    } catch (IOException failure) {
      return broken("cannot be read on: " + failure.getMessage());
    }
  }

  @Override
  public final void close() throws IOException {
    reader.close();
  }
}
