package io.weik.store;

import io.weik.runtime.Append;
import java.util.Optional;

/** An event encoded on its caller's thread, waiting for its position and time. */
final class Draft {
  final byte[] id;
  final Optional<byte[]> key;

  /** Whether the duplicate key is the id, so that one entry serves both. */
  final boolean keyIsId;

  final byte[] encoded;

  private Draft(byte[] id, Optional<byte[]> key, boolean keyIsId, byte[] encoded) {
    this.id = id;
    this.key = key;
    this.keyIsId = keyIsId;
    this.encoded = encoded;
  }

  static Draft of(Append append) {
    var event = append.event();
    byte[] id = Text.utf8(event.id());
    boolean keyIsId = append.duplicateKey().map(event.id()::equals).orElse(false);
    var ownKey = keyIsId ? Optional.<byte[]>empty() : append.duplicateKey().map(Text::utf8);
    byte[] encoded = EventCodec.encode(event, id, ownKey, keyIsId);
    return new Draft(id, keyIsId ? Optional.of(id) : ownKey, keyIsId, encoded);
  }
}
