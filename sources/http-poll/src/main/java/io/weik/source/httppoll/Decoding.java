package io.weik.source.httppoll;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Undoes the content codings of an answer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1">RFC 9110, section 8.4.1</a>
 */
final class Decoding {
  /** The codings that are understood, as a request names them. */
  static final String ACCEPTED = "gzip, deflate";

  private static final int BUFFER = 16 << 10;

  private Decoding() {}

  /** An answer is coded in a way that is not understood. */
  static final class UnknownCodingException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownCodingException(String coding) {
      super(coding);
    }
  }

  /** A stream of what was coded; nothing is read of it before it is read from. */
  static InputStream of(InputStream raw, Optional<String> coding) throws IOException {
    return switch (coding.orElse("").strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> raw;
      case "gzip", "x-gzip" -> new Opened(raw, coded -> new GZIPInputStream(coded, BUFFER));
      case "deflate" -> new Opened(raw, Decoding::inflated);
      default -> throw new UnknownCodingException(coding.orElse(""));
    };
  }

  /** Some servers leave out the zlib frame that belongs around it. */
  private static InputStream inflated(PushbackInputStream coded) throws IOException {
    var head = coded.readNBytes(2);
    coded.unread(head);
    boolean framed =
        head.length == 2
            && (head[0] & 0x0F) == 8
            && (((head[0] & 0xFF) << 8) | (head[1] & 0xFF)) % 31 == 0;
    var inflater = new Inflater(!framed);
    return new InflaterInputStream(coded, inflater, BUFFER) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  private interface Decoder {
    InputStream open(PushbackInputStream coded) throws IOException;
  }

  /** Opens the decoder at the first read; no bytes at all are no bytes decoded, too. */
  private static final class Opened extends InputStream {
    private final PushbackInputStream coded;
    private final Decoder decoder;
    private Optional<InputStream> decoded = Optional.empty();

    Opened(InputStream raw, Decoder decoder) {
      this.coded = new PushbackInputStream(raw, 2);
      this.decoder = decoder;
    }

    private InputStream decoded() throws IOException {
      if (decoded.isEmpty()) {
        int first = coded.read();
        if (first < 0) {
          return coded;
        }
        coded.unread(first);
        decoded = Optional.of(decoder.open(coded));
      }
      return decoded.get();
    }

    @Override
    public int read() throws IOException {
      return decoded().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return decoded().read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      return decoded.isPresent() ? decoded.get().available() : 0;
    }

    @Override
    public void close() throws IOException {
      decoded.orElse(coded).close();
    }
  }
}
