package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.weik.source.database.table.TableName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.LongFunction;

/**
 * Rows of one event: none where nobody asked for the table.
 *
 * @param full reads all
 * @param none an event without rows, of a table with this number
 */
record BinlogRows<T extends EventData>(
    BinlogTables tables, EventDataDeserializer<T> full, LongFunction<T> none)
    implements EventDataDeserializer<T> {
  private static final int PIECE = 8192;
  private static final int NUMBER = 6;
  private static final int CHECKSUM = 4;

  /** Rows cannot be read. */
  static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient TableName table;
    private final int bytes;

    UnreadableException(TableName table, int bytes, String message, Exception cause) {
      super(message, cause);
      this.table = table;
      this.bytes = bytes;
    }

    TableName table() {
      return table;
    }

    /** Whether all bytes were there; with some events a checksum follows. */
    boolean isWhole(long length) {
      return bytes == length || bytes + CHECKSUM == length;
    }
  }

  @Override
  public T deserialize(ByteArrayInputStream in) throws IOException {
    byte[] body = rest(in);
    long table = table(body);
    if (!tables.isWanted(table)) {
      return none.apply(table);
    }
    var name = tables.name(table).orElse(new TableName("", "" + table));
    if (!tables.maps().containsKey(table)) {
      throw new UnreadableException(
          name, body.length, "a column is of a type that is not known here", new IOException());
    }
    try {
      return full.deserialize(new ByteArrayInputStream(body));
    } catch (IOException | RuntimeException failed) {
      throw new UnreadableException(name, body.length, String.valueOf(failed.getMessage()), failed);
    }
  }

  /** The bytes up to the end of the event. */
  static byte[] rest(ByteArrayInputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream(PIECE);
    var piece = new byte[PIECE];
    for (int read = in.read(piece, 0, PIECE); read >= 0; read = in.read(piece, 0, PIECE)) {
      bytes.write(piece, 0, read);
    }
    return bytes.toByteArray();
  }

  /** The number of the table that a body begins with, the lowest byte first. */
  static long table(byte[] body) throws IOException {
    return new ByteArrayInputStream(body).readLong(NUMBER);
  }
}
