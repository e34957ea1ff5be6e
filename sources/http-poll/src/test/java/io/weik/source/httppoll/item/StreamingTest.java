package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StreamingTest {
  /** Gives out a body in pieces of random length. */
  private static final class Pieces extends InputStream {
    private final byte[] bytes;
    private final int longest;
    private final Random random = new Random(5);
    private int at;

    Pieces(String text, int longest) {
      this.bytes = text.getBytes(StandardCharsets.UTF_8);
      this.longest = longest;
    }

    @Override
    public int read() {
      return at == bytes.length ? -1 : bytes[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (at == bytes.length) {
        return -1;
      }
      int count = Math.min(Math.min(length, bytes.length - at), 1 + random.nextInt(longest));
      System.arraycopy(bytes, at, target, offset, count);
      at += count;
      return count;
    }
  }

  /** Gives out an array of as many items, without ever holding it. */
  private static final class Endless extends InputStream {
    private final int count;
    private byte[] item = "[".getBytes(StandardCharsets.UTF_8);
    private int number;
    private int at;

    Endless(int count) {
      this.count = count;
    }

    @Override
    public int read() {
      return fill() ? item[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (!fill()) {
        return -1;
      }
      int size = Math.min(length, item.length - at);
      System.arraycopy(item, at, target, offset, size);
      at += size;
      return size;
    }

    private boolean fill() {
      if (at == item.length && number <= count) {
        item = next().getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      return at < item.length;
    }

    private String next() {
      int id = number++;
      return id == count
          ? "]"
          : "%s{\"id\":%d,\"text\":\"%s\"}".formatted(id == 0 ? "" : ",", id, "x".repeat(500));
    }
  }

  @Provide
  Arbitrary<String> items() {
    var scalars =
        Arbitraries.of(
            "1",
            "-0.5e3",
            "true",
            "null",
            "\"\"",
            "\"a\\\"b\\u00e9\"",
            "\"😀ä\"",
            "123456789012345678901");
    var objects =
        scalars.list().ofMaxSize(4).map(list -> "{ \"k\" : [" + String.join(" ,", list) + "]}");
    return Arbitraries.oneOf(scalars, objects, objects);
  }

  @Property(tries = 300)
  void itemsAreTheSameBytesInWhateverPiecesTheyCome(
      @ForAll List<@From("items") String> items,
      @ForAll @IntRange(min = 1, max = 9000) int longest,
      @ForAll @IntRange(max = 9000) int before)
      throws Exception {
    var polls = Polls.at("$.a.items");
    polls.emit = EmitMode.ALL;
    polls.nextUrl = Optional.of(ItemPath.parse("$.z"));
    var body =
        "{\"skipped\":[\"%s\"],\"a\":{\"items\":[%s ]},\"z\":\"/2\"}"
            .formatted("y".repeat(before), String.join(" ,\n", items));

    var round = polls.harvest().begin();
    var page = round.read(new Pieces(body, longest), Optional.of("application/json"));
    round.finish();

    assertThat(polls.data()).isEqualTo(items);
    assertThat(page).isEqualTo(new Page(items.size(), Optional.of("/2"), Optional.empty()));
  }

  @Provide
  Arbitrary<ObjectNode> objects() {
    var names = Arbitraries.of("a", "b", "ä", "c d", "\"", "\u2028", "😀");
    var values =
        Arbitraries.oneOf(
            Arbitraries.integers().map(n -> JsonNodeFactory.instance.numberNode(n)),
            Arbitraries.strings().map(text -> JsonNodeFactory.instance.textNode(text)),
            Arbitraries.of(true, false).map(is -> JsonNodeFactory.instance.booleanNode(is)));
    return Arbitraries.maps(names, values)
        .map(fields -> JsonNodeFactory.instance.objectNode().setAll(fields));
  }

  @Property(tries = 300)
  void theSameObjectInAnotherOrderAndWithOtherEscapesIsNoChange(
      @ForAll("objects") ObjectNode object, @ForAll Random random) throws IOException {
    var polls = Polls.by("id");
    polls.poll("[" + written(object, new Random(1), false) + "]");

    var counts = polls.poll("[ " + written(object, random, true) + " ]");

    assertThat(counts).isEqualTo(new Counts(1, 0, 0));
  }

  private static String written(ObjectNode object, Random random, boolean escaped)
      throws IOException {
    var fields = new ArrayList<String>();
    fields.add("\"id\" :7");
    for (var field : object.properties()) {
      fields.add(
          Json.MAPPER.writeValueAsString(field.getKey())
              + (random.nextBoolean() ? ": " : ":")
              + Json.MAPPER.writeValueAsString(field.getValue()));
    }
    Collections.shuffle(fields, random);
    var text = "{" + String.join(",", fields) + "}";
    return escaped ? escape(text) : text;
  }

  private static String escape(String json) {
    var escaped = new StringBuilder();
    json.chars()
        .forEach(c -> escaped.append(c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return escaped.toString();
  }

  @Property(tries = 200)
  void aBodyThatIsCutAnywhereIsAProblemAndNothingWrongIsEmitted(
      @ForAll @IntRange(min = 1, max = 58) int length) {
    var body = "{\"items\":[{\"id\":1},{\"id\":2,\"text\":\"ä\\u00e4\"},3.14159,true]}";
    var polls = Polls.at("items");

    assertThat(
            catchThrowable(
                () -> polls.poll(body.substring(0, Math.min(length, body.length() - 1)))))
        .isInstanceOf(ProblemException.class);
    polls.poll(body);

    assertThat(polls.data()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void aLongArrayIsNotHeldInMemory() throws Exception {
    var polls = new Polls();
    polls.emit = EmitMode.ALL;
    polls.firstPoll = FirstPoll.NONE;
    var round = polls.harvest().begin();
    long before = used();

    var page = round.read(new Endless(200_000), Optional.of("application/json"));

    assertThat(page.items()).isEqualTo(200_000);
    assertThat(used() - before).isLessThan(20L << 20);
    round.finish();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
