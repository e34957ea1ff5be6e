package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.Payload;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StateChange;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewsTest {
  @Test
  void anUnchangedItemIsNeverEmittedTwiceAlsoAfterARestart() {
    var polls = Polls.by("id");

    polls.poll("[{\"id\":1},{\"id\":2}]");
    polls.poll("[{\"id\":1},{\"id\":2}]");
    var counts = polls.restart().poll("[{\"id\":2},{\"id\":1}]");

    assertThat(polls.data()).containsExactly("{\"id\":1}", "{\"id\":2}");
    assertThat(counts).isEqualTo(new Counts(2, 0, 0));
  }

  @Test
  void aChangedItemIsANewEventInOrderWithTheFirst() {
    var polls = Polls.by("id");

    polls.poll("[{\"id\":1,\"v\":1}]");
    var counts = polls.restart().poll("[{\"id\":1,\"v\":2}]");

    assertThat(counts).isEqualTo(new Counts(1, 0, 1));
    assertThat(polls.ids())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith("item/1/"));
    assertThat(polls.context.drafts())
        .allSatisfy(draft -> assertThat(draft.extensions()).isEqualTo(Map.of("partitionkey", "1")));
  }

  @Test
  void anItemThatComesBackToWhatItWasIsAnEventEveryTime() {
    var polls = Polls.by("id");

    for (int turn = 0; turn < 3; turn++) {
      polls.poll("[{\"id\":1,\"open\":true}]");
      polls.restart().poll("[{\"id\":1,\"open\":false}]");
    }

    assertThat(polls.data()).hasSize(6);
  }

  @Test
  void spaceAndTheOrderOfKeysAndTheWritingOfNumbersAreNoChange() {
    var polls = Polls.by("id");

    polls.poll("[{\"id\":1,\"price\":100,\"name\":\"é\",\"in\":{\"a\":[1,2],\"b\":null}}]");
    var counts =
        polls.poll(
            "[ {\"in\" : {\"b\":null, \"a\":[1, 2]}, \"name\":\"\\u00E9\", \"price\":1.00e2, \"id\":1} ]");

    assertThat(counts).isEqualTo(new Counts(1, 0, 0));
  }

  @Test
  void theOrderOfAnArrayIsPartOfItsContent() {
    var polls = Polls.by("id");

    polls.poll("[{\"id\":1,\"tags\":[1,2]}]");

    assertThat(polls.poll("[{\"id\":1,\"tags\":[2,1]}]").changed()).isOne();
  }

  @Test
  void itemsWithoutAnIdAreKnownByTheirContent() {
    var polls = new Polls();

    polls.poll("[{\"a\":1,\"b\":2}]");
    var counts = polls.restart().poll("[{\"b\":2, \"a\":1},{\"a\":1,\"b\":3}]");

    assertThat(counts).isEqualTo(new Counts(2, 1, 0));
    assertThat(polls.ids()).allMatch(id -> id.matches("content/[0-9a-f]{32}"));
  }

  @Test
  void onlyNewItemsAreEmittedWhenAskedFor() {
    var polls = Polls.by("id");
    polls.emit = EmitMode.NEW;

    polls.poll("[{\"id\":1,\"v\":1}]");
    var counts = polls.poll("[{\"id\":1,\"v\":2},{\"id\":2}]");

    assertThat(counts).isEqualTo(new Counts(2, 1, 0));
  }

  @Test
  void everyItemIsEmittedAtEveryPollWhenAskedFor() {
    var polls = Polls.by("id");
    polls.emit = EmitMode.ALL;

    polls.poll("[{\"id\":1},{\"id\":1}]");
    polls.restart().poll("[{\"id\":1}]");

    assertThat(polls.data()).hasSize(3);
    assertThat(polls.ids()).containsOnly("none");
  }

  @Test
  void theFirstPollIsKnownWithoutEventsWhenAskedFor() {
    var polls = Polls.by("id");
    polls.firstPoll = FirstPoll.NONE;

    var first = polls.poll("[{\"id\":1},{\"id\":2}]");
    polls.restart().poll("[{\"id\":1},{\"id\":2,\"v\":2},{\"id\":3}]");

    assertThat(first).isEqualTo(new Counts(2, 0, 0));
    assertThat(polls.data()).containsExactly("{\"id\":2,\"v\":2}", "{\"id\":3}");
  }

  @Test
  void aFirstPollThatFailedHalfWayIsStillTheFirst() throws Exception {
    var polls = Polls.by("id");
    polls.firstPoll = FirstPoll.NONE;

    polls.harvest().begin().read(Polls.stream("[{\"id\":1}]"), Optional.empty());
    polls.poll("[{\"id\":1,\"v\":2},{\"id\":2}]");
    polls.restart().poll("[{\"id\":1,\"v\":2},{\"id\":2}]");

    assertThat(polls.data()).isEmpty();
  }

  @Test
  void theFirstPollEmitsNothingWhenAllAreWantedButNotTheFirst() {
    var polls = new Polls();
    polls.emit = EmitMode.ALL;
    polls.firstPoll = FirstPoll.NONE;

    polls.poll("[1,2]");
    polls.restart().poll("[1,2]");

    assertThat(polls.data()).containsExactly("1", "2");
  }

  @Test
  void anItemThatWasGoneForLongAndComesBackUnchangedIsNoNews() {
    var polls = Polls.by("id");

    polls.poll("[{\"id\":1},{\"id\":2}]");
    polls.later(Duration.ofDays(800)).poll("[{\"id\":2}]");
    polls.restart().later(Duration.ofDays(800)).poll("[{\"id\":1},{\"id\":2}]");

    assertThat(polls.data()).hasSize(2);
  }

  @Test
  void aFeedThatShowsItsNewestEntriesNeverRepeatsOne() {
    var polls = Polls.by("n");

    for (int newest = 20; newest < 400; newest++) {
      polls.later(Duration.ofDays(9)).poll(window(newest));
    }
    polls.restart().poll(window(30));

    assertThat(polls.data()).hasSize(399).doesNotHaveDuplicates();
  }

  private static String window(int newest) {
    var items = new StringBuilder("[");
    for (int n = newest; n > newest - 20; n--) {
      items.append(n == newest ? "" : ",").append("{\"n\":").append(n).append('}');
    }
    return items.append(']').toString();
  }

  @Test
  void theOnlyObjectOfAResponseIsItselfWhateverItSays() {
    var polls = new Polls();

    for (var status : new String[] {"up", "up", "down", "up", "down"}) {
      polls.restart().poll("{\"status\":\"%s\"}".formatted(status));
    }

    assertThat(polls.data()).hasSize(4);
    assertThat(polls.ids()).first().asString().startsWith("response/1/1/");
  }

  @Test
  void aListThatShrinksToOneObjectAndGrowsAgainRepeatsNothing() {
    var polls = Polls.at("$.item");

    polls.poll("{\"item\":[{\"a\":1},{\"a\":2}]}");
    polls.poll("{\"item\":{\"a\":2}}");
    polls.poll("{\"item\":[{\"a\":2},{\"a\":3}]}");

    assertThat(polls.data()).containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
  }

  @Test
  void anotherIdentityStartsAfresh() {
    var polls = Polls.by("id");
    polls.firstPoll = FirstPoll.NONE;
    polls.poll("[{\"id\":1}]");
    polls.poll("[{\"id\":1},{\"id\":2}]");

    polls.identity = "https://api.example.com/others";
    var counts = polls.restart().poll("[{\"id\":3}]");
    polls.restart().poll("[{\"id\":2},{\"id\":3}]");

    assertThat(counts.fresh()).isZero();
    assertThat(polls.data()).containsExactly("{\"id\":2}");
    assertThat(polls.ids()).hasSize(1);
  }

  @Test
  void anIdThatIsMissingIsToldUntilNoItemLacksIt() {
    var polls = Polls.by("key");

    polls.poll("[{\"key\":1},{\"no\":1}]");
    polls.poll("[{\"key\":1},{\"no\":1}]");
    var warnings = polls.context.warnings();
    polls.poll("[{\"key\":1}]");

    assertThat(polls.data()).hasSize(2);
    assertThat(warnings.get("item-id"))
        .hasToString(
            "1 of 2 items have no id: key (expected: a text or a number there); they are told apart"
                + " by their content: one that changes counts as new");
    assertThat(polls.context.warnings()).isEmpty();
  }

  @Test
  void anIdThatTwoItemsShareIsTold() {
    var polls = Polls.by("id");

    polls.poll("[{\"id\":1,\"v\":1},{\"id\":1,\"v\":2}]");

    assertThat(polls.data()).hasSize(2);
    assertThat(polls.context.warnings()).containsOnlyKeys("same-id");
  }

  @Test
  void aLongOrStrangeIdIsHashed() {
    var polls = Polls.by("id");

    polls.poll("[{\"id\":\"%s\"},{\"id\":\"a\\nb\"}]".formatted("x".repeat(5000)));

    assertThat(polls.ids()).allMatch(id -> id.matches("item/sha256:[0-9a-f]{32}/1/[0-9a-f]{32}"));
  }

  @Test
  void whatIsStoredWithAPollIsStoredWithItsEvents() throws Exception {
    var polls = Polls.by("id");
    var round = polls.harvest().begin();
    round.read(Polls.stream("[{\"id\":1}]"), Optional.empty());

    round.finish(new StateChange.Put("etag", Payload.ofText("abc")));

    assertThat(polls.context.state("etag")).contains(Payload.ofText("abc"));
  }

  @Test
  void aSourceOfTheSameContentMakesTheSameIds() {
    var one = Polls.by("id");
    var other = Polls.by("id");

    one.poll("[{\"id\":1,\"v\":1}]", "[{\"v\":2}]");
    other.poll("[{\"v\":1,\"id\":1}]", "[{\"v\":2}]");

    assertThat(one.ids()).isEqualTo(other.ids()).doesNotHaveDuplicates();
  }

  @Test
  void aChangeThatABrokenPollEmittedIsFollowedByTheChangeBack() {
    var polls = Polls.by("id");
    polls.poll(thousand(0) + "]");

    assertThatThrownBy(() -> polls.poll(thousand(1))).isInstanceOf(ProblemException.class);
    var counts = polls.poll(thousand(0) + "]");

    assertThat(counts).isEqualTo(new Counts(1000, 0, 1000));
    assertThat(polls.data()).hasSize(3000);
  }

  /** An array of as many items as make a batch, without its end. */
  private static String thousand(int version) {
    return IntStream.range(0, 1000)
        .mapToObj(id -> "{\"id\":%d,\"v\":%d}".formatted(id, version))
        .collect(Collectors.joining(",", "[", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[5,1,2,3,4,6,7,8,9]", "[9,8,7,6,5,4,3,2,1]", "[1]", "[9]", "[]", "[1,2,3,3,3,9]"})
  void inWhateverOrderKnownItemsComeTheyAreKnown(String order) {
    var polls = new Polls();
    polls.poll("[1,2,3,4,5,6,7,8,9]");

    polls.poll(order);
    var counts = polls.poll("[1,2,3,4,5,6,7,8,9,10]");

    assertThat(counts).isEqualTo(new Counts(10, 1, 0));
  }

  @Test
  void aLongListThatLostItsStartIsKnown() {
    var polls = new Polls();
    polls.poll(numbers(0, 10_000));

    var counts = polls.poll(numbers(5_000, 15_000));

    assertThat(counts).isEqualTo(new Counts(10_000, 5_000, 0));
    assertThat(polls.poll(numbers(5_000, 15_000)).fresh()).isZero();
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
