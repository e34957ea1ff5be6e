package io.weik.testkit;

import static io.weik.testkit.Events.fresh;
import static io.weik.testkit.Events.keyed;
import static io.weik.testkit.Events.numbered;
import static io.weik.testkit.Events.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import io.weik.runtime.Append;
import io.weik.runtime.Appended;
import io.weik.runtime.StoredEvent;
import io.weik.runtime.StreamBounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every event log promises about storing and reading. Implementers extend it. */
public abstract class EventLogContract {
  /** The stream that the tests use. */
  protected static final String STREAM = "eventsource-test-stream";

  private static final long MUCH = 1L << 30;

  /** The backbone under test. */
  protected BackboneFixture backbone;

  /** Makes an empty backbone for one test; the kit closes it. */
  protected abstract BackboneFixture givenBackbone() throws Exception;

  @BeforeEach
  void start() throws Exception {
    backbone = givenBackbone();
  }

  @AfterEach
  void stop() throws Exception {
    backbone.close();
  }

  @Test
  void anUnknownStreamIsEmpty() {
    assertThat(backbone.log().bounds(STREAM)).isEqualTo(new StreamBounds(1, 0, 0));
    assertThat(readAll()).isEmpty();
    assertThat(backbone.log().find(STREAM, "e1")).isEmpty();
    assertThat(backbone.log().positionAt(STREAM, backbone.clock().instant())).isEqualTo(1);
    assertThat(backbone.log().streams()).isEmpty();
  }

  @Test
  void eventsGetPositionsInTheOrderGiven() throws Exception {
    var outcomes = append(numbered(1, 3));

    append(numbered(4, 5));

    assertThat(outcomes)
        .containsExactly(new Appended(1, false), new Appended(2, false), new Appended(3, false));
    assertThat(readAll()).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(ids()).containsExactly("e1", "e2", "e3", "e4", "e5");
  }

  @Test
  void eventsAndStateAreStoredTogether() throws Exception {
    backbone.log().append(STREAM, numbered(1, 2), List.of(put("cursor", "2")));

    backbone.restart();

    assertThat(ids()).containsExactly("e1", "e2");
    assertThat(backbone.state().get("cursor")).contains(Payload.ofText("2"));
  }

  @Test
  void changesWithoutEventsMakeNoStream() throws Exception {
    var outcomes = backbone.log().append(STREAM, List.of(), List.of(put("cursor", "0")));

    assertThat(outcomes).isEmpty();
    assertThat(backbone.log().streams()).isEmpty();
    assertThat(backbone.state().get("cursor")).contains(Payload.ofText("0"));
  }

  @Test
  void streamsAreSortedAndKeptApart() throws Exception {
    backbone.log().append("b", numbered(1, 1), List.of());
    backbone.log().append("a", numbered(1, 2), List.of());

    assertThat(backbone.log().streams()).containsExactly("a", "b");
    assertThat(backbone.log().bounds("a").last()).isEqualTo(2);
    assertThat(backbone.log().bounds("b").last()).isEqualTo(1);
  }

  @Test
  void readingStopsAtItsLimits() throws Exception {
    append(numbered(1, 9));

    assertThat(backbone.log().read(STREAM, 4, 3, MUCH))
        .extracting(StoredEvent::position)
        .containsExactly(4L, 5L, 6L);
    assertThat(backbone.log().read(STREAM, 4, 100, 1)).hasSize(1);
    assertThat(backbone.log().read(STREAM, 10, 100, MUCH)).isEmpty();
  }

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    append(numbered(1, 3));
    var before = readAll();

    backbone.restart();

    assertThat(readAll()).isEqualTo(before);
    assertThat(append(numbered(4, 4))).containsExactly(new Appended(4, false));
  }

  @Test
  void anEventIsFoundByItsId() throws Exception {
    append(List.of(fresh("fresh"), keyed("keyed"), keyed("other", "key of other")));

    assertThat(positionOf("fresh")).contains(1L);
    assertThat(positionOf("keyed")).contains(2L);
    assertThat(positionOf("other")).contains(3L);
    assertThat(positionOf("key of other")).isEmpty();
  }

  @Test
  void theNewestEventOfAnIdIsFound() throws Exception {
    append(List.of(keyed("same", "first"), keyed("same", "second")));

    append(List.of(keyed("same", "third")));

    assertThat(positionOf("same")).contains(3L);
  }

  @Test
  void payloadBytesStayAsTheyCame() throws Exception {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    var event = Events.event("e1", Payload.of(bytes.clone()));

    append(List.of(new Append(event, Optional.empty())));
    backbone.restart();

    assertThat(readAll().getFirst().event()).isEqualTo(event);
    assertThat(readAll().getFirst().event().data().orElseThrow().bytes()).isEqualTo(bytes);
  }

  @Test
  void anEventStoredInTheMillisecondOfATimeIsNotPassedOver() throws Exception {
    append(numbered(1, 3));
    var stored = backbone.log().read(STREAM, 3, 1, 1).getFirst().storedAt();

    assertThat(backbone.log().positionAt(STREAM, stored.plusNanos(1))).isLessThanOrEqualTo(3);
    assertThat(backbone.log().positionAt(STREAM, stored.plusMillis(1))).isEqualTo(4);
  }

  @Test
  void aPositionIsFoundByTime() throws Exception {
    append(numbered(1, 3));
    backbone.advance(Duration.ofSeconds(2));
    var between = backbone.clock().instant().minusSeconds(1);
    append(numbered(4, 5));

    assertThat(backbone.log().positionAt(STREAM, between)).isEqualTo(4);
    assertThat(backbone.log().positionAt(STREAM, between.minusSeconds(60))).isEqualTo(1);
    assertThat(backbone.log().positionAt(STREAM, between.plusSeconds(60))).isEqualTo(6);
  }

  @Test
  void aDroppedStreamIsGoneWithItsKeysAndCanStartAgain() throws Exception {
    append(numbered(1, 3));
    backbone.log().append("other", numbered(1, 1), List.of());

    backbone.log().drop(STREAM);

    assertThat(backbone.log().streams()).containsExactly("other");
    assertThat(readAll()).isEmpty();
    assertThat(append(numbered(1, 1))).containsExactly(new Appended(1, false));
    assertThat(ids()).containsExactly("e1");
  }

  /** Appends to the stream under test. */
  protected List<Appended> append(List<Append> events) throws InterruptedException {
    return backbone.log().append(STREAM, events, List.of());
  }

  /** All events of the stream under test. */
  protected List<StoredEvent> readAll() {
    return backbone.log().read(STREAM, 1, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  private List<String> ids() {
    return readAll().stream().map(stored -> stored.event().id()).toList();
  }

  private Optional<Long> positionOf(String id) {
    return backbone.log().find(STREAM, id).map(StoredEvent::position);
  }
}
