package io.weik.source.database.engine;

import com.github.luben.zstd.ZstdInputStream;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeader;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;

/**
 * A transaction that MySQL has compressed, whose events are read as all others are. One that cannot
 * be read makes all of it unreadable.
 *
 * @param events reads those in it
 * @see <a
 *     href="https://dev.mysql.com/doc/dev/mysql-server/latest/classmysql_1_1binlog_1_1event_1_1Transaction__payload__event.html">Transaction_payload_event</a>
 */
record BinlogPayload(EventDeserializer events)
    implements EventDataDeserializer<TransactionPayloadEventData> {
  private static final int END = 0;
  private static final int SIZE = 1;
  private static final int COMPRESSION = 2;
  private static final int ZSTD = 0;

  @Override
  public TransactionPayloadEventData deserialize(ByteArrayInputStream in) throws IOException {
    int size = 0;
    int compression = ZSTD;
    for (int field = in.readPackedInteger(); field != END; field = in.readPackedInteger()) {
      int length = in.readPackedInteger();
      switch (field) {
        case SIZE -> size = in.readPackedInteger();
        case COMPRESSION -> compression = in.readPackedInteger();
        default -> in.read(length);
      }
    }
    var bytes = new java.io.ByteArrayInputStream(in.read(size));
    try (var plain = compression == ZSTD ? new ZstdInputStream(bytes) : bytes) {
      var data = new TransactionPayloadEventData();
      data.setUncompressedEvents(all(new ByteArrayInputStream(plain)));
      return data;
    }
  }

  /** Reads events that have no checksums; none of rows yet. */
  static EventDeserializer events(BinlogTables tables) {
    return new EventDeserializer() {
      @Override
      public EventData deserializeTableMapEventData(ByteArrayInputStream in, EventHeader header)
          throws IOException {
        return tables.read(in.read((int) header.getDataLength()));
      }
    };
  }

  private ArrayList<Event> all(ByteArrayInputStream in) throws IOException {
    var all = new ArrayList<Event>();
    for (var event = events.nextEvent(in); event != null; event = events.nextEvent(in)) {
      all.add(event);
    }
    return all;
  }
}
