package io.weik.source.webhook;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How the bytes of a signature are written in a header. */
public enum SignatureEncoding {
  /** Two digits a byte. */
  @Key("hex")
  @Doc("Hexadecimal digits; upper and lower case are taken.")
  HEX,

  /** RFC 4648, section 4. */
  @Key("base64")
  @Doc("Base64 with padding.")
  BASE64;

  /** Writes the bytes of a signature. */
  String encode(byte[] signature) {
    return switch (this) {
      case HEX -> HexFormat.of().formatHex(signature);
      case BASE64 -> Base64.getEncoder().encodeToString(signature);
    };
  }

  /** Reads a signature; empty when it is not written this way. */
  Optional<byte[]> decode(String text) {
    try {
      return Optional.of(
          switch (this) {
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
          });
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
