package io.weik.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import io.weik.api.problem.ProblemException;
import io.weik.runtime.Append;
import io.weik.testkit.Events;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCodecTest {
  @Property(tries = 500)
  void anEventComesBackAsItWas(
      @ForAll("events") Event event, @ForAll("keys") Optional<String> key) {
    var draft = Draft.of(new Append(event, key));
    EventCodec.stamp(draft.encoded, 1_700_000_000_123L);

    assertThat(EventCodec.decode(draft.encoded)).isEqualTo(event);
    assertThat(EventCodec.storedAt(draft.encoded)).isEqualTo(1_700_000_000_123L);
  }

  @Property(tries = 200)
  void retentionSeesIdAndKey(@ForAll("events") Event event, @ForAll("keys") Optional<String> key) {
    var draft = Draft.of(new Append(event, key));

    var passing = EventCodec.passing(7, draft.encoded);

    assertThat(passing.id).isEqualTo(Text.utf8(event.id()));
    assertThat(passing.key.map(Optional::of).orElse(Optional.empty()).isPresent())
        .isEqualTo(key.isPresent());
    key.ifPresent(text -> assertThat(passing.key.orElseThrow()).isEqualTo(Text.utf8(text)));
    assertThat(passing.size).isEqualTo(draft.encoded.length);
  }

  @Example
  void theKeyThatIsTheIdIsNotKeptTwice() {
    var same = Draft.of(Events.keyed("an id of some length"));
    var other = Draft.of(Events.keyed("an id of some length", "an id of SOME length"));

    assertThat(same.encoded.length).isLessThan(other.encoded.length);
    assertThat(EventCodec.passing(1, same.encoded).keyIsId).isTrue();
  }

  @Example
  void halfASurrogatePairIsRefusedBecauseTwoOfThemWouldLookAlike() {
    assertThatThrownBy(() -> Draft.of(Events.fresh("a\uD83D")))
        .isInstanceOf(ProblemException.class)
        .hasMessage("text with half a surrogate pair: a? (expected: Unicode text)");
    assertThat(Text.utf8("a?\uD83D\uDE00")).hasSize(6);
  }

  @Provide
  Arbitrary<Optional<String>> keys() {
    return texts().optional();
  }

  @Provide
  Arbitrary<Event> events() {
    var data = Arbitraries.bytes().array(byte[].class).ofMaxSize(2000).map(Payload::of).optional();
    var extensions =
        Arbitraries.maps(
            Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(20),
            Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.of(true, false).asGeneric()));
    return Combinators.combine(
            texts(), texts().optional(), times(), texts().optional(), data, extensions.ofMaxSize(5))
        .as(
            (id, subject, time, schema, bytes, more) ->
                new Event(
                    id,
                    "/" + id,
                    "type",
                    subject,
                    time,
                    bytes.map(_ -> "application/json"),
                    schema,
                    new TreeMap<>(more),
                    bytes));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .filter(text -> text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF))
        .map(text -> "t" + text);
  }

  private static Arbitrary<Instant> times() {
    return Combinators.combine(
            Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
            Arbitraries.integers().between(0, 999_999_999))
        .as((seconds, nanos) -> Instant.ofEpochSecond(seconds, nanos));
  }
}
