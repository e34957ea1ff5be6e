package io.weik.testkit;

import static io.weik.testkit.Events.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;
import io.weik.runtime.StateStore;
import io.weik.runtime.StateStore.Entry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every state store promises. Implementers extend it. */
public abstract class StateStoreContract {
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
  void aValueIsWhatWasWrittenLast() throws Exception {
    state().write(List.of(put("a", "1")));
    state().write(List.of(put("a", "2"), put("b", "3")));

    backbone.restart();

    assertThat(state().get("a")).contains(Payload.ofText("2"));
    assertThat(state().get("b")).contains(Payload.ofText("3"));
    assertThat(state().get("c")).isEmpty();
  }

  @Test
  void laterChangesOfOneCallWin() throws Exception {
    state().write(List.of(put("a", "1"), new StateChange.Delete("a")));
    state().write(List.of(new StateChange.Delete("b"), put("b", "2")));

    assertThat(state().get("a")).isEmpty();
    assertThat(state().get("b")).contains(Payload.ofText("2"));
  }

  @Test
  void deletingWhatIsNotThereDoesNothing() throws Exception {
    state().write(List.of(new StateChange.Delete("a")));

    assertThat(state().scan("", "", 10)).isEmpty();
  }

  @Test
  void emptyValuesAreValues() throws Exception {
    state().write(List.of(put("a", "")));

    assertThat(state().get("a")).contains(Payload.ofText(""));
  }

  @Test
  void scanningFollowsTheBytesOfTheKeys() throws Exception {
    state().write(List.of(put("k/\uD83D\uDE00", "4"), put("k/\uFF5E", "3"), put("k/z", "2")));
    state().write(List.of(put("k/B", "1"), put("j", "0"), put("l", "5")));

    assertThat(state().scan("k/", "", 10))
        .extracting(Entry::key)
        .containsExactly("k/B", "k/z", "k/\uFF5E", "k/\uD83D\uDE00");
  }

  @Test
  void scanningGoesOnAfterAKey() throws Exception {
    state().write(List.of(put("k/1", "a"), put("k/2", "b"), put("k/3", "c"), put("l/1", "d")));

    var first = state().scan("k/", "", 2);
    var second = state().scan("k/", first.getLast().key(), 2);

    assertThat(first).extracting(Entry::key).containsExactly("k/1", "k/2");
    assertThat(second).containsExactly(new Entry("k/3", Payload.ofText("c")));
  }

  @Test
  void scanningAfterAKeyBelowThePrefixStartsWithThePrefix() throws Exception {
    state().write(List.of(put("a", "1"), put("k/1", "2")));

    assertThat(state().scan("k/", "a", 10)).extracting(Entry::key).containsExactly("k/1");
    assertThat(state().scan("k/", "z", 10)).isEmpty();
  }

  @Test
  void whatIsWrittenSoonIsSeenSoon() throws Exception {
    state().writeSoon(List.of(put("a", "1")));

    await().untilAsserted(() -> assertThat(state().get("a")).contains(Payload.ofText("1")));
  }

  @Test
  void whatIsWrittenSoonKeepsItsPlaceInTheOrder() throws Exception {
    state().writeSoon(List.of(put("a", "1")));
    state().write(List.of(put("a", "2")));

    backbone.restart();

    assertThat(state().get("a")).contains(Payload.ofText("2"));
  }

  @Test
  void whatIsWrittenSoonIsThereAfterARestart() throws Exception {
    state().writeSoon(List.of(put("a", "1")));

    backbone.restart();

    assertThat(state().get("a")).contains(Payload.ofText("1"));
  }

  private StateStore state() {
    return backbone.state();
  }
}
