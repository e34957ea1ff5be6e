package io.weik.source.httppoll.item;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One item of a body, as it lies in a buffer that is written over once the item has been taken. */
final class Item {
  static final String JSON = "application/json";

  private final byte[] bytes;
  private final int from;
  private final int length;
  private final String mediaType;
  private final @Nullable String id;
  private final @Nullable Instant time;
  private final boolean isAlone;

  /**
   * An item.
   *
   * @param bytes the buffer
   * @param from where its bytes start
   * @param length how many there are
   * @param mediaType what they are
   * @param id what it calls itself, if anything
   * @param time when it happened, if it says
   * @param isAlone whether the body gave it as the only one, and not in a list
   */
  Item(
      byte[] bytes,
      int from,
      int length,
      String mediaType,
      @Nullable String id,
      @Nullable Instant time,
      boolean isAlone) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    this.mediaType = mediaType;
    this.id = id;
    this.time = time;
    this.isAlone = isAlone;
  }

  /** A JSON item that fills its buffer. */
  static Item json(byte[] bytes, @Nullable String id, @Nullable Instant time, boolean isAlone) {
    return new Item(bytes, 0, bytes.length, JSON, id, time, isAlone);
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int length() {
    return length;
  }

  String mediaType() {
    return mediaType;
  }

  @Nullable String id() {
    return id;
  }

  @Nullable Instant time() {
    return time;
  }

  boolean isAlone() {
    return isAlone;
  }

  boolean isJson() {
    return mediaType.equals(JSON);
  }

  /** Its bytes, for keeps. */
  byte[] copy() {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** The same with bytes of its own, for keeps. */
  Item kept() {
    return new Item(copy(), 0, length, mediaType, id, time, isAlone);
  }

  /** The same as one of several. */
  Item ofList() {
    return new Item(bytes, from, length, mediaType, id, time, false);
  }
}
