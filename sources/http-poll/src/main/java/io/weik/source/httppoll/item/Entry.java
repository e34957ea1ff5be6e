package io.weik.source.httppoll.item;

import java.nio.ByteBuffer;

/**
 * The bytes by which an item is remembered, in the order in which they are stored.
 *
 * <pre>
 * content     key 16, week 2
 * identity    key 16, week 2, revision 2, raw hash 8, content hash 8
 * </pre>
 */
final class Entry {
  /** Bytes of a content. */
  static final int CONTENT = 18;

  /** Bytes of an identity. */
  static final int IDENTITY = 36;

  /** Where the number of an identity's contents so far stands. */
  static final int REVISION = 18;

  /** Where the hash of an identity's bytes stands. */
  static final int RAW = 20;

  /** Where the hash of an identity's content stands, whatever the order of its keys. */
  static final int DIGEST = 28;

  private Entry() {}

  /** A content that was met. */
  static byte[] content(long first, long second, int week) {
    return ByteBuffer.allocate(CONTENT)
        .putLong(first)
        .putLong(second)
        .putShort((short) week)
        .array();
  }

  /** An identity that was met with a content. */
  static byte[] identity(long first, long second, int week, int revision, long raw, long digest) {
    return ByteBuffer.allocate(IDENTITY)
        .putLong(first)
        .putLong(second)
        .putShort((short) week)
        .putShort((short) revision)
        .putLong(raw)
        .putLong(digest)
        .array();
  }

  /** The first half of an entry's key. */
  static long first(byte[] entry) {
    return ByteBuffer.wrap(entry).getLong();
  }
}
