package io.weik.testkit;

import io.weik.api.event.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What an {@link HttpPeer} answers, and how badly: each method gives a copy that misbehaves in one
 * more way.
 *
 * @param head status line and headers but those for the length
 * @param framing how the end of the body is told
 * @param before how long the peer lets wait for the first byte
 * @param pause how long it lets wait between two bytes of the body
 * @param cut after how many bytes of the body it closes the connection; negative for never
 */
public record PeerAnswer(
    List<String> head, Payload body, Framing framing, Duration before, Duration pause, int cut) {

  /** How the end of a body is told. */
  public sealed interface Framing {
    /** By a header with a length, which may be {@code off} from the true one. */
    record Length(int off) implements Framing {}

    /** By chunks, or what is sent as such. */
    record Chunked(String firstSize) implements Framing {}

    /** By closing the connection. */
    record Closing() implements Framing {}

    /** Not at all: the body is all that is sent, without even a status line. */
    record Raw() implements Framing {}
  }

  /** An answer with a status and nothing else. */
  public static PeerAnswer status(int status) {
    return new PeerAnswer(
        List.of("HTTP/1.1 " + status + " said"),
        Payload.of(new byte[0]),
        new Framing.Length(0),
        Duration.ZERO,
        Duration.ZERO,
        -1);
  }

  /** An answer of success with JSON. */
  public static PeerAnswer json(String json) {
    return status(200).header("Content-Type", "application/json").body(json);
  }

  /** These very bytes instead of HTTP. */
  public static PeerAnswer raw(String text) {
    return status(0).body(text).framed(new Framing.Raw());
  }

  /** None: the connection is closed. */
  public static PeerAnswer none() {
    return raw("");
  }

  /** None, while the connection stays open as long as the peer does. */
  public static PeerAnswer silence() {
    return none().slowStart(Duration.ofDays(1));
  }

  /** With one more header. */
  public PeerAnswer header(String name, String value) {
    var more = new ArrayList<>(head);
    more.add(name + ": " + value);
    return new PeerAnswer(List.copyOf(more), body, framing, before, pause, cut);
  }

  /** With another status. */
  public PeerAnswer withStatus(int status) {
    var other = new ArrayList<>(head);
    other.set(0, status(status).head.getFirst());
    return new PeerAnswer(List.copyOf(other), body, framing, before, pause, cut);
  }

  /** With this body. */
  public PeerAnswer body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With this body; the bytes are given away. */
  public PeerAnswer body(byte[] bytes) {
    return new PeerAnswer(head, Payload.of(bytes), framing, before, pause, cut);
  }

  /** With its body compressed. */
  public PeerAnswer gzip() {
    return header("Content-Encoding", "gzip").body(compressed(GZIPOutputStream::new));
  }

  /** With its body compressed, in the frame that belongs around it. */
  public PeerAnswer deflate() {
    return header("Content-Encoding", "deflate").body(compressed(DeflaterOutputStream::new));
  }

  /** With its body compressed, without that frame, as some servers do. */
  public PeerAnswer bareDeflate() {
    var framed = compressed(DeflaterOutputStream::new);
    return header("Content-Encoding", "deflate")
        .body(Arrays.copyOfRange(framed, 2, framed.length - 4));
  }

  /** In chunks. */
  public PeerAnswer chunked() {
    return framed(new Framing.Chunked(""));
  }

  /** In chunks of which the first has this for its size. */
  public PeerAnswer chunkedBy(String size) {
    return framed(new Framing.Chunked(size));
  }

  /** Ended by closing the connection. */
  public PeerAnswer closing() {
    return framed(new Framing.Closing());
  }

  /** With a length that is wrong by this. */
  public PeerAnswer lengthOff(int off) {
    return framed(new Framing.Length(off));
  }

  /** Cut off after so many bytes of the body. */
  public PeerAnswer cutAfter(int bytes) {
    return new PeerAnswer(head, body, framing, before, pause, bytes);
  }

  /** With a wait before the first byte. */
  public PeerAnswer slowStart(Duration wait) {
    return new PeerAnswer(head, body, framing, wait, pause, cut);
  }

  /** With a wait between two bytes of the body. */
  public PeerAnswer drip(Duration wait) {
    return new PeerAnswer(head, body, framing, before, wait, cut);
  }

  private PeerAnswer framed(Framing other) {
    return new PeerAnswer(head, body, other, before, pause, cut);
  }

  /** All bytes before the body. */
  byte[] start() {
    if (framing instanceof Framing.Raw) {
      return new byte[0];
    }
    var lines = new ArrayList<>(head);
    switch (framing) {
      case Framing.Length(var off) -> lines.add("Content-Length: " + (body.size() + off));
      case Framing.Chunked _ -> lines.add("Transfer-Encoding: chunked");
      case Framing.Closing _ -> lines.add("Connection: close");
      case Framing.Raw _ -> {}
    }
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The body as it goes over the wire. */
  byte[] sent() {
    return switch (framing) {
      case Framing.Chunked(var size) -> chunks(size);
      case Framing.Length _, Framing.Closing _, Framing.Raw _ -> body.bytes();
    };
  }

  /** Whether another request can follow on the connection. */
  boolean keepsConnection() {
    return switch (framing) {
      case Framing.Length(var off) -> off == 0 && cut < 0;
      case Framing.Chunked(var size) -> size.isEmpty() && cut < 0;
      case Framing.Closing _, Framing.Raw _ -> false;
    };
  }

  private byte[] chunks(String firstSize) {
    int half = body.size() / 2;
    var bytes = new ByteArrayOutputStream();
    chunk(firstSize.isEmpty() ? Integer.toHexString(half) : firstSize, 0, half, bytes);
    chunk(Integer.toHexString(body.size() - half), half, body.size() - half, bytes);
    bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private void chunk(String size, int from, int length, ByteArrayOutputStream to) {
    if (length > 0) {
      to.writeBytes((size + "\r\n").getBytes(StandardCharsets.US_ASCII));
      to.write(body.bytes(), from, length);
      to.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private interface Compression {
    OutputStream around(OutputStream out) throws IOException;
  }

  private byte[] compressed(Compression compression) {
    var bytes = new ByteArrayOutputStream();
    try (var out = compression.around(bytes)) {
      out.write(body.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
