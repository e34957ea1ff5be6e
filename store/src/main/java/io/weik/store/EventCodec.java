package io.weik.store;

import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as the bytes kept in the database: version, time of storage, flags, id, duplicate key
 * where it is not the id, the other attributes, and last the payload as it came. Texts are UTF-8
 * after their length.
 */
final class EventCodec {
  private static final int VERSION = 1;
  private static final int STORED_AT = 1;

  /** How much of the start of an encoded event holds its time of storage. */
  static final int START = STORED_AT + Long.BYTES;

  private static final int SUBJECT = 1;
  private static final int CONTENT_TYPE = 2;
  private static final int SCHEMA = 4;
  private static final int DATA = 8;
  private static final int KEY_IS_ID = 16;
  private static final int OWN_KEY = 32;

  private static final int TEXT = 0;
  private static final int INTEGER = 1;
  private static final int FALSE = 2;
  private static final int TRUE = 3;

  private EventCodec() {}

  /** Encodes all but the time of storage, which {@link #stamp} sets once it is known. */
  static byte[] encode(Event event, byte[] id, Optional<byte[]> ownKey, boolean keyIsId) {
    var data = event.data().map(Payload::bytes);
    int flags =
        flag(SUBJECT, event.subject().isPresent())
            | flag(CONTENT_TYPE, event.dataContentType().isPresent())
            | flag(SCHEMA, event.dataSchema().isPresent())
            | flag(DATA, data.isPresent())
            | flag(KEY_IS_ID, keyIsId)
            | flag(OWN_KEY, ownKey.isPresent());
    var writer = new RecordWriter(256 + data.map(bytes -> bytes.length).orElse(0));
    writer.putByte(VERSION).putLong(0).putByte(flags).putText(id);
    ownKey.ifPresent(writer::putText);
    putTime(writer, event.time());
    writer.putText(event.source()).putText(event.type());
    event.subject().ifPresent(writer::putText);
    event.dataContentType().ifPresent(writer::putText);
    event.dataSchema().ifPresent(writer::putText);
    putExtensions(writer, event.extensions());
    data.ifPresent(writer::putBytes);
    return writer.written();
  }

  /** Sets the time of storage. */
  static void stamp(byte[] encoded, long storedAt) {
    ByteBuffer.wrap(encoded).putLong(STORED_AT, storedAt);
  }

  /** The time of storage, read from at least the first {@link #START} bytes. */
  static long storedAt(byte[] encoded) {
    return ByteBuffer.wrap(encoded).getLong(STORED_AT);
  }

  /** The whole event. */
  static Event decode(byte[] encoded) {
    var reader = new RecordReader(encoded);
    int flags = open(reader);
    var id = reader.takeText();
    if ((flags & OWN_KEY) != 0) {
      reader.takeTextBytes();
    }
    var time = Instant.ofEpochSecond(reader.takeLong(), reader.takeInt());
    var source = reader.takeText();
    var type = reader.takeText();
    return new Event(
        id,
        source,
        type,
        (flags & SUBJECT) != 0 ? Optional.of(reader.takeText()) : Optional.empty(),
        time,
        (flags & CONTENT_TYPE) != 0 ? Optional.of(reader.takeText()) : Optional.empty(),
        (flags & SCHEMA) != 0 ? Optional.of(reader.takeText()) : Optional.empty(),
        extensions(reader),
        (flags & DATA) != 0 ? Optional.of(Payload.of(reader.takeRest())) : Optional.empty());
  }

  /** What retention must know of an event. */
  static Passing passing(long position, byte[] encoded) {
    var reader = new RecordReader(encoded);
    int flags = open(reader);
    byte[] id = reader.takeTextBytes();
    boolean keyIsId = (flags & KEY_IS_ID) != 0;
    var ownKey =
        (flags & OWN_KEY) != 0 ? Optional.of(reader.takeTextBytes()) : Optional.<byte[]>empty();
    var key = keyIsId ? Optional.of(id) : ownKey;
    return new Passing(position, storedAt(encoded), encoded.length, id, key, keyIsId);
  }

  private static int flag(int bit, boolean set) {
    return set ? bit : 0;
  }

  private static int open(RecordReader reader) {
    int version = reader.takeByte();
    if (version != VERSION) {
      throw new IllegalStateException("event of an unknown encoding: " + version);
    }
    reader.takeLong();
    return reader.takeByte();
  }

  @SuppressWarnings("JavaInstantGetSecondsGetNano") // both halves of an instant are written
  private static void putTime(RecordWriter writer, Instant time) {
    writer.putLong(time.getEpochSecond()).putInt(time.getNano());
  }

  private static void putExtensions(RecordWriter writer, SortedMap<String, Object> extensions) {
    writer.putCount(extensions.size());
    extensions.forEach(
        (name, value) -> {
          writer.putText(name);
          switch (value) {
            case Integer number -> writer.putByte(INTEGER).putInt(number);
            case Boolean bool -> writer.putByte(bool ? TRUE : FALSE);
            default -> writer.putByte(TEXT).putText(value.toString());
          }
        });
  }

  private static SortedMap<String, Object> extensions(RecordReader reader) {
    var extensions = new TreeMap<String, Object>();
    for (int left = reader.takeCount(); left > 0; left--) {
      var name = reader.takeText();
      int kind = reader.takeByte();
      extensions.put(
          name,
          switch (kind) {
            case INTEGER -> reader.takeInt();
            case FALSE -> false;
            case TRUE -> true;
            default -> reader.takeText();
          });
    }
    return extensions;
  }
}
