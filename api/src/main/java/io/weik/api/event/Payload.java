package io.weik.api.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of an event's data, exactly as they came from the outside world.
 *
 * <p>Neither {@link #of} nor {@link #bytes} copies: whoever hands bytes in gives them away, and
 * whoever gets them must not write to them. Safe to share between threads under that rule.
 */
public final class Payload {
  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Wraps {@code bytes} without copying; the caller must not change them afterwards. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes);
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Payload ofText(String text) {
    return new Payload(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes themselves, not a copy; read only. */
  public byte[] bytes() {
    return bytes;
  }

  /** Size in bytes. */
  public int size() {
    return bytes.length;
  }

  /** The bytes decoded as UTF-8; malformed input becomes the replacement character. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Payload[" + bytes.length + " bytes]";
  }
}
