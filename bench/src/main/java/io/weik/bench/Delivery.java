package io.weik.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A signed delivery in the form of GitHub's, made once; only its id differs from one sending to the
 * next, so that a server has to look for duplicates and never finds one. For one thread.
 *
 * @see <a
 *     href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers">GitHub</a>
 */
final class Delivery {
  static final String PATH = "/webhooks/bench";

  private static final String NO_ID = "00000000-0000-0000-0000-000000000000";
  private static final int ID_DIGITS = 8;

  private final byte[] request;
  private final int idAt;
  private long number = System.nanoTime();

  /** A delivery with a JSON body of so many bytes. */
  Delivery(int bodyBytes) {
    byte[] body = body(bodyBytes);
    var head =
        """
        POST %s HTTP/1.1
        Host: localhost
        User-Agent: GitHub-Hookshot/bench
        Accept: */*
        Content-Type: application/json
        Content-Length: %d
        X-GitHub-Event: push
        X-GitHub-Delivery: %s
        %s: %s

        """
            .formatted(PATH, body.length, NO_ID, Signature.HEADER, Signature.of(body))
            .replace("\n", "\r\n");
    idAt = head.indexOf(NO_ID);
    request = (head + ascii(body)).getBytes(StandardCharsets.US_ASCII);
  }

  /** How many bytes go over the line each time. */
  int size() {
    return request.length;
  }

  /** Fills the buffer with a sending that has an id of its own, ready to be written. */
  void fill(ByteBuffer buffer) {
    buffer.clear().put(request);
    long id = scatter(++number);
    for (int digit = 0; digit < 2 * ID_DIGITS; digit++) {
      int place = digit < ID_DIGITS ? digit : NO_ID.length() - 2 * ID_DIGITS + digit;
      buffer.put(idAt + place, (byte) Character.forDigit((int) (id >>> (digit * 4)) & 0xF, 16));
    }
    buffer.flip();
  }

  /**
   * Different numbers for different numbers, in no visible order.
   *
   * @see <a href="https://prng.di.unimi.it/splitmix64.c">the finalizer of SplitMix64</a>
   */
  private static long scatter(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** JSON in the manner of a push, filled up with commits and one long text. */
  static byte[] body(int bytes) {
    var text = new StringBuilder("{\"ref\":\"refs/heads/main\",\"forced\":false,\"commits\":[");
    for (int commit = 0; text.length() < bytes - 220; commit++) {
      text.append(commit == 0 ? "" : ",")
          .append("{\"id\":\"%040x\",\"distinct\":true,\"added\":[\"a.txt\"],".formatted(commit))
          .append("\"author\":{\"name\":\"Ada\",\"stars\":%d.5}}".formatted(commit));
    }
    text.append("],\"message\":\"");
    return text.append("x".repeat(bytes - text.length() - 2))
        .append("\"}")
        .toString()
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
