package io.weik.source.webhook;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A single IPv4 or IPv6 address, or a network in CIDR notation (RFC 4632, RFC 4291). IPv6 forms of
 * IPv4 addresses count as those IPv4 addresses. Never asks DNS.
 *
 * @param network the lowest address
 * @param prefix how many leading bits are fixed
 */
public record AddressRange(InetAddress network, int prefix) {
  private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");
  private static final int MAPPED_BITS = 96;

  /** Reads {@code 10.0.0.0/8}, {@code 192.0.2.7}, {@code 2001:db8::/32} or {@code ::1}. */
  public static AddressRange parse(String text) {
    var stripped = text.strip();
    int slash = stripped.indexOf('/');
    var network =
        address(slash < 0 ? stripped : stripped.substring(0, slash))
            .orElseThrow(AddressRange::notARange);
    int bits = bytes(network).length * Byte.SIZE;
    if (slash < 0) {
      return new AddressRange(network, bits);
    }
    var digits = stripped.substring(slash + 1);
    if (!PREFIX.matcher(digits).matches()) {
      throw notARange();
    }
    boolean mapped = bits == Integer.SIZE && stripped.indexOf(':') >= 0;
    int prefix = Integer.parseInt(digits) - (mapped ? MAPPED_BITS : 0);
    if (prefix < 0 || prefix > bits || !isLowest(network, bits - prefix)) {
      throw notARange();
    }
    return new AddressRange(network, prefix);
  }

  private static boolean isLowest(InetAddress network, int hostBits) {
    var value = new BigInteger(1, bytes(network));
    return value.signum() == 0 || value.getLowestSetBit() >= hostBits;
  }

  private static IllegalArgumentException notARange() {
    return new IllegalArgumentException(
        "an IPv4 or IPv6 address, or a network whose host bits are zero, such as 10.0.0.0/8 or"
            + " 2001:db8::/32");
  }

  /** The address that {@code text} writes out; empty when it is none. */
  static Optional<InetAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether {@code address} lies in this range. */
  boolean contains(InetAddress address) {
    var mine = bytes(network);
    var other = bytes(address);
    int whole = prefix / Byte.SIZE;
    int rest = prefix % Byte.SIZE;
    return mine.length == other.length
        && Arrays.equals(mine, 0, whole, other, 0, whole)
        && (rest == 0 || ((mine[whole] ^ other[whole]) & 0xFF) >> (Byte.SIZE - rest) == 0);
  }

  private static byte[] bytes(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet6Address && isMapped(bytes)
        ? Arrays.copyOfRange(bytes, MAPPED_BITS / Byte.SIZE, bytes.length)
        : bytes;
  }

  private static boolean isMapped(byte[] bytes) {
    return bytes[10] == -1 && bytes[11] == -1 && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefix;
  }
}
