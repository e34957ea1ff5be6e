package io.weik.store;

import java.nio.ByteBuffer;

/** Database keys. All numbers are big-endian, so that byte order is their order. */
final class Keys {
  /** Where a stream's name starts in its {@link Column#META} key. */
  static final int NAME_AT = 1;

  /** Key of the next free stream number. */
  static final byte[] NEXT_STREAM = {'k'};

  private static final byte NAME = 'n';
  private static final int POSITION_AT = Integer.BYTES;

  private Keys() {}

  /** Key of a stream's tail. */
  static byte[] name(byte[] text) {
    return ByteBuffer.allocate(NAME_AT + text.length).put(NAME).put(text).array();
  }

  /** Whether a key of {@link Column#META} is that of a stream's tail. */
  static boolean isName(byte[] key) {
    return key[0] == NAME;
  }

  /** What all keys of a stream start with. */
  static byte[] stream(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  static byte[] event(int number, long position) {
    return ByteBuffer.allocate(Integer.BYTES + Long.BYTES).putInt(number).putLong(position).array();
  }

  /** The stream number that a key starts with. */
  static int number(byte[] key) {
    return ByteBuffer.wrap(key).getInt();
  }

  /** The position in the key of an event. */
  static long position(byte[] eventKey) {
    return ByteBuffer.wrap(eventKey).getLong(POSITION_AT);
  }

  static byte[] id(int number, byte[] text) {
    return ByteBuffer.allocate(Integer.BYTES + text.length).putInt(number).put(text).array();
  }

  static byte[] retired(int number, long time, long position) {
    return ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
        .putInt(number)
        .putLong(time)
        .putLong(position)
        .array();
  }

  /** The time in the key of a retired duplicate key. */
  static long time(byte[] retiredKey) {
    return ByteBuffer.wrap(retiredKey).getLong(Integer.BYTES);
  }

  /** The position in the key of a retired duplicate key. */
  static long retiredPosition(byte[] retiredKey) {
    return ByteBuffer.wrap(retiredKey).getLong(Integer.BYTES + Long.BYTES);
  }
}
