package io.weik.source.webhook;

/** Why a request is refused, and with which status. The words are those of the figures. */
enum Ground {
  METHOD(405, "method"),
  ADDRESS(403, "address"),
  RATE(429, "rate"),
  IN_FLIGHT(503, "in-flight"),
  MEDIA_TYPE(415, "media-type"),
  TOO_LARGE(413, "too-large"),
  TOO_SLOW(408, "too-slow"),
  BROKEN(400, "broken"),
  SIGNATURE(401, "signature"),
  STALE(401, "stale"),
  HANDSHAKE(403, "handshake"),
  MALFORMED(400, "malformed"),
  UNAVAILABLE(503, "unavailable");

  private final int status;
  private final String word;

  Ground(int status, String word) {
    this.status = status;
    this.word = word;
  }

  int status() {
    return status;
  }

  String word() {
    return word;
  }
}
