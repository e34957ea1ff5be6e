package io.weik.server;

import io.helidon.common.buffers.DataReader;
import io.weik.api.event.Payload;
import io.weik.api.http.RequestBody;

/** A body in chunks (RFC 9112, section 7.1). Extensions and trailers are read and dropped. */
final class ChunkedBody {
  private static final int LONGEST_SIZE_LINE = 256;
  private static final int LONGEST_TRAILERS = 8 * 1024;
  private static final int MOST_DIGITS = 15;

  private final DataReader reader;
  private final ByteCollector collector;

  ChunkedBody(DataReader reader, long maximum) {
    this.reader = reader;
    this.collector = new ByteCollector(maximum);
  }

  RequestBody read() {
    for (long size = readSize(); size > 0; size = readSize()) {
      if (!collector.fits(size)) {
        return new RequestBody.TooLarge();
      }
      collector.take(reader, size);
      readLineEnd();
    }
    readTrailers();
    return new RequestBody.Whole(Payload.of(collector.toBytes()));
  }

  private long readSize() {
    String line = readLine(LONGEST_SIZE_LINE);
    int digits = 0;
    while (digits < line.length() && Character.digit(line.charAt(digits), 16) >= 0) {
      digits++;
    }
    boolean ended = digits == line.length() || line.charAt(digits) == ';';
    if (digits == 0 || digits > MOST_DIGITS || !ended) {
      throw new RefusedRequest(400, "broken chunk size");
    }
    return Long.parseLong(line, 0, digits, 16);
  }

  private void readLineEnd() {
    if (!reader.startsWithNewLine()) {
      throw new RefusedRequest(400, "chunk is longer than it said");
    }
    reader.skip(2);
  }

  private void readTrailers() {
    int left = LONGEST_TRAILERS;
    for (String line = readLine(left); !line.isEmpty(); line = readLine(left)) {
      left -= line.length() + 2;
    }
  }

  private String readLine(int longest) {
    try {
      int end = longest <= 0 ? longest : reader.findNewLine(longest);
      if (end >= longest) {
        throw new RefusedRequest(400, "line of a chunked body is too long");
      }
      String line = reader.readAsciiString(end);
      reader.skip(2);
      return line;
    } catch (DataReader.IncorrectNewLineException _) {
      throw new RefusedRequest(400, "broken line end");
    }
  }
}
