package io.weik.store;

import java.util.Optional;

/** An event that retention lets go. */
final class Passing {
  final long position;
  final long storedAt;
  final int size;
  final byte[] id;
  final Optional<byte[]> key;
  final boolean keyIsId;

  Passing(
      long position, long storedAt, int size, byte[] id, Optional<byte[]> key, boolean keyIsId) {
    this.position = position;
    this.storedAt = storedAt;
    this.size = size;
    this.id = id;
    this.key = key;
    this.keyIsId = keyIsId;
  }
}
