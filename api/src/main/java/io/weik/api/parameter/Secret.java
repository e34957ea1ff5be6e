package io.weik.api.parameter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that must never be shown. It prints as {@value #MASK} and compares in constant time. */
public final class Secret {
  /** What stands in a secret's place wherever one would be shown. */
  public static final String MASK = "***";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Takes the value; any text is allowed. */
  public static Secret parse(String value) {
    return new Secret(value);
  }

  /** The value itself; the caller must not let it reach a log, an answer or a problem. */
  public String reveal() {
    return value;
  }

  /** The UTF-8 bytes of the value, under the same rule as {@link #reveal}. */
  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
