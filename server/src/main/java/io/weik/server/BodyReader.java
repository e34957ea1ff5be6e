package io.weik.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.weik.api.event.Payload;
import io.weik.api.http.RequestBody;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the body of one request, once and only when asked to. */
final class BodyReader {
  /** An unread body up to this is read and dropped to keep the connection. */
  private static final long CHEAP = 64 * 1024;

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final RequestHead head;
  private final DataReader reader;
  private final DataWriter writer;
  private final TimedInput input;
  private @Nullable RequestBody body;

  BodyReader(RequestHead head, DataReader reader, DataWriter writer, TimedInput input) {
    this.head = head;
    this.reader = reader;
    this.writer = writer;
    this.input = input;
  }

  /** The body within these bounds; a second call gives what the first did. */
  RequestBody read(long maximum, Duration timeout) {
    var known = body;
    if (known == null) {
      known = readWithin(maximum, timeout);
      body = known;
    }
    return known;
  }

  /** Whether all of it was read, so that what follows on the connection is the next request. */
  boolean finished() {
    return head.framing() instanceof Framing.None || body instanceof RequestBody.Whole;
  }

  /** Whether reading on to the next request is worth it. */
  boolean cheap() {
    return finished()
        || (body == null
            && !head.expectsContinue()
            && head.framing() instanceof Framing.Length(long bytes)
            && bytes <= CHEAP);
  }

  /** Reads and drops what nobody asked for. */
  boolean skip(Duration timeout) {
    if (!finished()) {
      read(CHEAP, timeout);
    }
    return finished();
  }

  private RequestBody readWithin(long maximum, Duration timeout) {
    try {
      return switch (head.framing()) {
        case Framing.None _ -> new RequestBody.Whole(Payload.of(new byte[0]));
        case Framing.Length(long bytes) when bytes > maximum -> new RequestBody.TooLarge();
        case Framing.Length(long bytes) -> {
          begin(timeout);
          var collector = new ByteCollector(bytes);
          collector.take(reader, bytes);
          yield new RequestBody.Whole(Payload.of(collector.toBytes()));
        }
        case Framing.Chunked _ -> {
          begin(timeout);
          yield new ChunkedBody(reader, maximum).read();
        }
      };
    } catch (TimedOut _) {
      return new RequestBody.TooSlow();
    } catch (RefusedRequest
        | DataReader.InsufficientDataAvailableException
        | UncheckedIOException _) {
      return new RequestBody.Broken();
    }
  }

  private void begin(Duration timeout) {
    if (head.expectsContinue()) {
      writer.writeNow(BufferData.create(CONTINUE));
    }
    input.allow(timeout);
  }
}
