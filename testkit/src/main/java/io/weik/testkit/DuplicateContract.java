package io.weik.testkit;

import static io.weik.testkit.Events.keyed;
import static io.weik.testkit.Events.numbered;
import static io.weik.testkit.Events.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import io.weik.runtime.Append;
import io.weik.runtime.Appended;
import io.weik.runtime.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every event log promises about duplicates. Implementers extend it. */
public abstract class DuplicateContract {
  private static final String STREAM = "eventsource-test-stream";

  private BackboneFixture backbone;

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
  void aKeyIsStoredOnce() throws Exception {
    append(numbered(1, 2));

    var outcomes = append(List.of(keyed("e2"), keyed("e3")));

    assertThat(outcomes).containsExactly(new Appended(2, true), new Appended(3, false));
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void ofTwoEqualKeysInOneCallTheFirstIsStored() throws Exception {
    var outcomes = append(List.of(keyed("first", "key"), keyed("second", "key")));

    assertThat(outcomes).containsExactly(new Appended(1, false), new Appended(1, true));
    assertThat(backbone.log().find(STREAM, "second")).isEmpty();
  }

  @Test
  void theIdOfOneEventAndTheKeyOfAnotherClashOnlyWhenBothAreKeys() throws Exception {
    append(List.of(keyed("a", "b"), keyed("c")));

    var outcomes = append(List.of(keyed("b"), keyed("a"), keyed("d", "c")));

    assertThat(outcomes)
        .containsExactly(new Appended(1, true), new Appended(3, false), new Appended(2, true));
  }

  @Test
  void duplicatesAreKnownAfterARestart() throws Exception {
    append(List.of(keyed("e1"), keyed("e2", "key of e2")));

    backbone.restart();

    assertThat(append(List.of(keyed("e1"), keyed("new", "key of e2"))))
        .containsExactly(new Appended(1, true), new Appended(2, true));
  }

  @Test
  void changesOfACallWithNothingButDuplicatesAreStored() throws Exception {
    append(numbered(1, 1));

    backbone.log().append(STREAM, numbered(1, 1), List.of(put("cursor", "1")));

    assertThat(backbone.state().get("cursor")).contains(Payload.ofText("1"));
  }

  @Test
  void keysOfOneStreamMeanNothingToAnother() throws Exception {
    append(numbered(1, 1));

    var outcomes = backbone.log().append("other", numbered(1, 1), List.of());

    assertThat(outcomes).containsExactly(new Appended(1, false));
  }

  @Test
  void aKeyOutlivesItsEventUntilTheWindowEnds() throws Exception {
    append(List.of(keyed("e1"), keyed("e2", "key of e2"), keyed("e3")));
    letAllGo();

    backbone.restart();

    assertThat(append(List.of(keyed("e1"), keyed("new", "key of e2"))))
        .containsExactly(new Appended(1, true), new Appended(2, true));
    assertThat(backbone.log().find(STREAM, "e1")).isEmpty();
    backbone.advance(backbone.duplicateWindow());
    assertThat(append(List.of(keyed("e1"), keyed("new", "key of e2"))))
        .containsExactly(new Appended(4, false), new Appended(5, false));
  }

  @Test
  void aKeyTakenAnewOutlivesThePurgeOfItsPastUse() throws Exception {
    append(List.of(keyed("e1")));
    letAllGo();
    backbone.advance(backbone.duplicateWindow());
    append(List.of(keyed("e1")));

    backbone.log().retain(STREAM, new Retention(Instant.MIN, OptionalLong.empty(), 0));

    assertThat(append(List.of(keyed("e1")))).containsExactly(new Appended(2, true));
    assertThat(backbone.log().find(STREAM, "e1")).isPresent();
  }

  @Test
  void theKeyOfAnEventKeptIsKnownHoweverOld() throws Exception {
    append(List.of(keyed("e1")));

    backbone.advance(backbone.duplicateWindow().plus(Duration.ofSeconds(1)));

    assertThat(append(List.of(keyed("e1")))).containsExactly(new Appended(1, true));
  }

  private List<Appended> append(List<Append> events) throws InterruptedException {
    return backbone.log().append(STREAM, events, List.of());
  }

  private long count() {
    return backbone.log().bounds(STREAM).count();
  }

  private void letAllGo() throws InterruptedException {
    backbone.log().retain(STREAM, new Retention(Instant.MIN, OptionalLong.of(0), Long.MAX_VALUE));
  }
}
