package io.weik.source.database.engine;

import java.util.Arrays;

/** Addresses of the Internet in text, as RFC 5952 and MariaDB spell them. */
final class NetworkAddress {
  private static final int GROUPS = 8;

  private NetworkAddress() {}

  /** One of four bytes, or more where zeros at the end were left out. */
  static String version4(byte[] address) {
    var bytes = Arrays.copyOf(address, 4);
    return "%d.%d.%d.%d"
        .formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
  }

  /** One of sixteen bytes, or fewer where zeros at the end were left out. */
  static String version6(byte[] address) {
    var bytes = Arrays.copyOf(address, 2 * GROUPS);
    var groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    boolean mapped = zeros(groups, 0) == 5 && groups[5] == 0xffff;
    boolean compatible = zeros(groups, 0) == 6 && groups[6] != 0;
    if (mapped || compatible) {
      return (mapped ? "::ffff:" : "::") + version4(Arrays.copyOfRange(bytes, 12, 16));
    }
    int longest = 0;
    for (int i = 1; i < GROUPS; i++) {
      longest = zeros(groups, i) > zeros(groups, longest) ? i : longest;
    }
    int end = longest + zeros(groups, longest);
    return end - longest < 2
        ? text(groups, 0, GROUPS)
        : text(groups, 0, longest) + "::" + text(groups, end, GROUPS);
  }

  /** How many groups of zeros there are from here on. */
  private static int zeros(int[] groups, int from) {
    int end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - from;
  }

  private static String text(int[] groups, int from, int to) {
    var text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
