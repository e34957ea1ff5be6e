package io.weik.store;

import java.nio.ByteBuffer;

/**
 * What a stream knows of one text as an event's id and as a duplicate key. Stored as 8 bytes (an id
 * alone), 16 (id and key of one event) or 24.
 *
 * @param idPosition newest event that had it as id; 0 for none
 * @param keyPosition event that had it as duplicate key; 0 for none
 * @param keyTime when that event was stored, in milliseconds since 1970
 */
record IdEntry(long idPosition, long keyPosition, long keyTime) {
  static final IdEntry NONE = new IdEntry(0, 0, 0);

  boolean isNone() {
    return idPosition == 0 && keyPosition == 0;
  }

  IdEntry withId(long position) {
    return new IdEntry(position, keyPosition, keyTime);
  }

  IdEntry withKey(long position, long time) {
    return new IdEntry(idPosition, position, time);
  }

  /** Without what it says of the event at this position. */
  IdEntry without(long position) {
    var rest = idPosition == position ? withId(0) : this;
    return rest.keyPosition == position ? rest.withKey(0, 0) : rest;
  }

  byte[] encode() {
    if (keyPosition == 0) {
      return ByteBuffer.allocate(Long.BYTES).putLong(idPosition).array();
    }
    if (keyPosition == idPosition) {
      return ByteBuffer.allocate(2 * Long.BYTES).putLong(idPosition).putLong(keyTime).array();
    }
    return ByteBuffer.allocate(3 * Long.BYTES)
        .putLong(idPosition)
        .putLong(keyTime)
        .putLong(keyPosition)
        .array();
  }

  static IdEntry decode(byte[] value) {
    var buffer = ByteBuffer.wrap(value);
    long idPosition = buffer.getLong();
    if (!buffer.hasRemaining()) {
      return new IdEntry(idPosition, 0, 0);
    }
    long keyTime = buffer.getLong();
    return new IdEntry(idPosition, buffer.hasRemaining() ? buffer.getLong() : idPosition, keyTime);
  }
}
