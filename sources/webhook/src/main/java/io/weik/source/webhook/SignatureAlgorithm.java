package io.weik.source.webhook;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** The keyed hashes that a signature may be made with (RFC 2104). */
public enum SignatureAlgorithm {
  /** For old senders only. */
  @Key("hmac-sha1")
  @Doc("HMAC with SHA-1, for old senders that know no better one.")
  HMAC_SHA1("HmacSHA1"),

  /** What nearly everyone uses. */
  @Key("hmac-sha256")
  @Doc("HMAC with SHA-256, what nearly every sender uses.")
  HMAC_SHA256("HmacSHA256"),

  /** The middle one. */
  @Key("hmac-sha384")
  @Doc("HMAC with SHA-384.")
  HMAC_SHA384("HmacSHA384"),

  /** The longest one. */
  @Key("hmac-sha512")
  @Doc("HMAC with SHA-512.")
  HMAC_SHA512("HmacSHA512");

  private final String standardName;

  SignatureAlgorithm(String standardName) {
    this.standardName = standardName;
  }

  /** The name by which Java knows it. */
  String standardName() {
    return standardName;
  }
}
