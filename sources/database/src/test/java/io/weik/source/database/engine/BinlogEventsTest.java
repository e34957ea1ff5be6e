package io.weik.source.database.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.weik.source.database.config.TableSelection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the servers of the tests do not write, in bytes: a transaction as one with {@code
 * binlog_transaction_compression} writes it, and an incident.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/dev/mysql-server/latest/classmysql_1_1binlog_1_1event_1_1Transaction__payload__event.html">Transaction_payload_event</a>
 */
class BinlogEventsTest {
  private static final int HEADER = 19;
  private static final int TABLE_MAP = 19;
  private static final int INCIDENT = 26;
  private static final int WRITE_ROWS = 30;
  private static final int PAYLOAD = 40;
  private static final int INT = 3;
  private static final int DATE = 10;
  private static final int VARCHAR = 15;
  private static final int COMPRESSED = 140;

  private final List<String> told = new ArrayList<>();
  private final BinlogEvents events =
      new BinlogEvents(
          new BinlogTables(new TableSelection(List.of("orders"), Optional.of("shop"))),
          (header, _, _) -> told.add(header.getEventType().name()));

  @Test
  void rowsOfACompressedTransactionAreRead() throws Exception {
    var event = read(payload(table("orders", VARCHAR), row(1, "one"), row(2, "two")));

    assertThat(rows(event)).containsExactly("1 one 0000-00-00", "2 two 0000-00-00");
    assertThat(told).isEmpty();
  }

  @Test
  void rowsThatNobodyAskedForNeedNotBeReadable() throws Exception {
    var event = read(payload(table("others", COMPRESSED), row(1, "one")));

    assertThat(rows(event)).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void oneThatCannotBeReadIsToldAsAWhole() throws Exception {
    var event = read(payload(table("orders", COMPRESSED), row(1, "one")));

    assertThat(type(event)).isEqualTo(EventType.IGNORABLE);
    assertThat(told).containsExactly("TRANSACTION_PAYLOAD");
  }

  @Test
  void changesThatTheServerLostAreTold() throws Exception {
    read(event(INCIDENT, new byte[] {1, 0, 0}));

    assertThat(told).containsExactly("INCIDENT");
  }

  private static List<String> rows(Event event) {
    TransactionPayloadEventData data = event.getData();
    return data.getUncompressedEvents().stream()
        .filter(each -> each.getData() instanceof WriteRowsEventData)
        .flatMap(each -> ((WriteRowsEventData) each.getData()).getRows().stream())
        .map(row -> row[0] + " " + new String((byte[]) row[1], UTF_8) + " " + row[2])
        .toList();
  }

  private static EventType type(Event event) {
    return event.getHeader().getEventType();
  }

  private Event read(byte[] bytes) throws IOException {
    return events.nextEvent(new ByteArrayInputStream(bytes));
  }

  /** A table of a number, a text of this type, and a day. */
  private static byte[] table(String name, int type) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {7, 0, 0, 0, 0, 0, 1, 0});
    name(out, "shop");
    name(out, name);
    out.writeBytes(new byte[] {3, INT, (byte) type, DATE, 2, (byte) 160, 0, 6});
    return event(TABLE_MAP, out.toByteArray());
  }

  private static void name(ByteArrayOutputStream out, String name) {
    out.write(name.length());
    out.writeBytes(name.getBytes(UTF_8));
    out.write(0);
  }

  private static byte[] row(int id, String name) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {7, 0, 0, 0, 0, 0, 1, 0, 2, 0, 3, 7, 0, (byte) id, 0, 0, 0});
    out.write(name.length());
    out.writeBytes(name.getBytes(UTF_8));
    out.writeBytes(new byte[] {0, 0, 0});
    return event(WRITE_ROWS, out.toByteArray());
  }

  private static byte[] payload(byte[]... events) {
    var plain = new ByteArrayOutputStream();
    for (var event : events) {
      plain.writeBytes(event);
    }
    byte[] packed = Zstd.compress(plain.toByteArray());
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {2, 1, 0, 3, 1, (byte) plain.size(), 1, 1, (byte) packed.length, 0});
    out.writeBytes(packed);
    return event(PAYLOAD, out.toByteArray());
  }

  private static byte[] event(int type, byte[] body) {
    return ByteBuffer.allocate(HEADER + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(1)
        .put((byte) type)
        .putInt(1)
        .putInt(HEADER + body.length)
        .putInt(4711)
        .putShort((short) 0)
        .put(body)
        .array();
  }
}
