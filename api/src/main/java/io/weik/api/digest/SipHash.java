package io.weik.api.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 with 128 bits: short, fast, and without the key nobody can make two texts meet. One
 * thread.
 *
 * @see <a href="https://github.com/veorq/SipHash">SipHash: a fast short-input PRF, Aumasson and
 *     Bernstein</a>
 */
public final class SipHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long key0;
  private final long key1;
  private long v0;
  private long v1;
  private long v2;
  private long v3;
  private long first;
  private long second;

  /** With the 16 bytes of key at {@code offset}. */
  public SipHash(byte[] key, int offset) {
    this.key0 = (long) LONG.get(key, offset);
    this.key1 = (long) LONG.get(key, offset + Long.BYTES);
  }

  /** Hashes; the result is there until the next call. */
  public void hash(byte[] bytes, int from, int length) {
    v0 = key0 ^ 0x736f6d6570736575L;
    v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
    v2 = key0 ^ 0x6c7967656e657261L;
    v3 = key1 ^ 0x7465646279746573L;
    absorb(bytes, from, length);
    v2 ^= 0xee;
    rounds(4);
    first = v0 ^ v1 ^ v2 ^ v3;
    v1 ^= 0xdd;
    rounds(4);
    second = v0 ^ v1 ^ v2 ^ v3;
  }

  /** The first half of the newest result. */
  public long first() {
    return first;
  }

  /** The second half of the newest result. */
  public long second() {
    return second;
  }

  private void absorb(byte[] bytes, int from, int length) {
    long a = v0;
    long b = v1;
    long c = v2;
    long d = v3;
    int whole = from + (length & ~7);
    int at = from;
    for (boolean more = true; more; at += Long.BYTES) {
      more = at < whole;
      long word = more ? (long) LONG.get(bytes, at) : tail(bytes, at, length);
      d ^= word;
      for (int round = 0; round < 2; round++) {
        a += b;
        c += d;
        b = Long.rotateLeft(b, 13) ^ a;
        d = Long.rotateLeft(d, 16) ^ c;
        a = Long.rotateLeft(a, 32) + d;
        c += b;
        d = Long.rotateLeft(d, 21) ^ a;
        b = Long.rotateLeft(b, 17) ^ c;
        c = Long.rotateLeft(c, 32);
      }
      a ^= word;
    }
    v0 = a;
    v1 = b;
    v2 = c;
    v3 = d;
  }

  private static long tail(byte[] bytes, int at, int length) {
    long word = (long) length << 56;
    for (int rest = length & 7; rest > 0; rest--) {
      word |= (bytes[at + rest - 1] & 0xffL) << (8 * (rest - 1));
    }
    return word;
  }

  private void rounds(int count) {
    for (int round = 0; round < count; round++) {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32) + v3;
      v2 += v1;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
