package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeader;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.FormatDescriptionEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializationException;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.weik.source.database.table.TableName;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;

/**
 * Events of a binlog out of its bytes. One that cannot be read is told and left out, and the next
 * is read, where Debezium would end or say nothing; so is one that tells of a loss. Rows of tables
 * that nobody asked for are not looked at. Used by the thread that reads the binlog.
 */
final class BinlogEvents extends EventDeserializer {
  private final BinlogTables tables;
  private final LeftOut told;
  private int checksum;

  /** Is told of an event that was left out. When it throws, the reading ends. */
  @FunctionalInterface
  interface LeftOut {
    /**
     * Called before the next event is read.
     *
     * @param table the one that it is of; none for a whole transaction
     */
    void tell(EventHeaderV4 header, Optional<TableName> table, Throwable why);
  }

  BinlogEvents(BinlogTables tables, LeftOut told) {
    this.tables = tables;
    this.told = told;
    rows(this);
    var packed = BinlogPayload.events(tables);
    rows(packed);
    setEventDataDeserializer(EventType.TRANSACTION_PAYLOAD, new BinlogPayload(packed));
  }

  private void rows(EventDeserializer to) {
    rows(to, false, EventType.WRITE_ROWS, EventType.UPDATE_ROWS, EventType.DELETE_ROWS);
    rows(to, true, EventType.EXT_WRITE_ROWS, EventType.EXT_UPDATE_ROWS, EventType.EXT_DELETE_ROWS);
  }

  private void rows(
      EventDeserializer to, boolean more, EventType write, EventType update, EventType delete) {
    var written = new BinlogDays.Written(tables.maps());
    var updated = new BinlogDays.Updated(tables.maps());
    var deleted = new BinlogDays.Deleted(tables.maps());
    to.setEventDataDeserializer(
        write,
        new BinlogRows<>(
            tables, written.setMayContainExtraInformation(more), BinlogEvents::noneWritten));
    to.setEventDataDeserializer(
        update,
        new BinlogRows<>(
            tables, updated.setMayContainExtraInformation(more), BinlogEvents::noneUpdated));
    to.setEventDataDeserializer(
        delete,
        new BinlogRows<>(
            tables, deleted.setMayContainExtraInformation(more), BinlogEvents::noneDeleted));
  }

  private static WriteRowsEventData noneWritten(long table) {
    var none = new WriteRowsEventData();
    none.setTableId(table);
    none.setRows(List.of());
    return none;
  }

  private static UpdateRowsEventData noneUpdated(long table) {
    var none = new UpdateRowsEventData();
    none.setTableId(table);
    none.setRows(List.of());
    return none;
  }

  private static DeleteRowsEventData noneDeleted(long table) {
    var none = new DeleteRowsEventData();
    none.setTableId(table);
    none.setRows(List.of());
    return none;
  }

  @Override
  public EventData deserializeTableMapEventData(ByteArrayInputStream in, EventHeader header)
      throws IOException {
    byte[] body = in.read((int) header.getDataLength() - checksum);
    in.read(checksum);
    return tables.read(body);
  }

  @Override
  public Event nextEvent(ByteArrayInputStream in) throws IOException {
    try {
      var event = super.nextEvent(in);
      if (event != null) {
        remember(event);
        tellOfLoss(event.getHeader());
      }
      return event;
    } catch (EventDataDeserializationException failed) {
      return leftOut((EventHeaderV4) failed.getEventHeader(), failed);
    }
  }

  /** Debezium would write a line into its own log, and go on. */
  private void tellOfLoss(EventHeader header) throws IOException {
    if (header.getEventType() == EventType.INCIDENT) {
      tell((EventHeaderV4) header, Optional.empty(), new IOException("the server lost changes"));
    }
  }

  private Event leftOut(EventHeaderV4 header, EventDataDeserializationException failed)
      throws IOException {
    var why = failed.getCause();
    if (why instanceof BinlogRows.UnreadableException rows
        && rows.isWhole(header.getDataLength())) {
      tell(header, Optional.of(rows.table()), rows);
    } else if (header.getEventType() == EventType.TRANSACTION_PAYLOAD && why != null) {
      tell(header, Optional.empty(), why);
    } else {
      throw failed;
    }
    return nothing(header);
  }

  private void tell(EventHeaderV4 header, Optional<TableName> table, Throwable why)
      throws IOException {
    try {
      told.tell(header, table, why);
    } catch (RuntimeException failed) {
      var end = new SocketException("the reading is to end"); // which the client does on this only
      end.initCause(failed);
      throw new EventDataDeserializationException(header, end);
    }
  }

  /** An event that stands where that one stood and says nothing. */
  private static Event nothing(EventHeaderV4 header) {
    var other = new EventHeaderV4();
    other.setEventType(EventType.IGNORABLE);
    other.setTimestamp(header.getTimestamp());
    other.setServerId(header.getServerId());
    other.setEventLength(header.getEventLength());
    other.setNextPosition(header.getNextPosition());
    other.setFlags(header.getFlags());
    return new Event(other, null);
  }

  private void remember(Event event) {
    switch (event.getHeader().getEventType()) {
      case FORMAT_DESCRIPTION ->
          checksum = ((FormatDescriptionEventData) event.getData()).getChecksumType().getLength();
      // the server numbers tables anew; the one that it sends first has no time
      case ROTATE -> {
        if (event.getHeader().getTimestamp() != 0) {
          tables.clear();
        }
      }
      default -> {}
    }
  }
}
