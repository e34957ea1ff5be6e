package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ListingKeyTest {
  @Provide
  Arbitrary<String> paths() {
    var names =
        Arbitraries.strings()
            .withChars("ab -.\u0001\u00e9\uffee")
            .withCharRange('\uff00', '\uff10')
            .ofMinLength(1)
            .ofMaxLength(4)
            .flatMap(text -> Arbitraries.of(text, text + "\ud83d\ude00", "\ud83d\ude00" + text));
    return names.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("/", parts));
  }

  @Property
  void aKeyLeadsBackToItsPath(@ForAll("paths") String path) {
    assertThat(ListingKey.path(ListingKey.of(path))).isEqualTo(path);
  }

  @Property
  void textIsComparedAsItsBytesAre(@ForAll("paths") String left, @ForAll("paths") String right) {
    int bytes =
        Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

    assertThat(Integer.signum(ListingKey.compare(left, right))).isEqualTo(Integer.signum(bytes));
  }

  @Test
  void keysAreInTheOrderOfAWalk() {
    var walk =
        List.of("a", "a b", "a-b", "z", "a/x", "a/z", "a/b/y", "a/c/y", "a b/x", "a-b/x", "b/x");

    assertThat(walk).isSortedAccordingTo((x, y) -> compare(ListingKey.of(x), ListingKey.of(y)));
  }

  private static int compare(String left, String right) {
    return ListingKey.compare(left, right);
  }

  @Test
  void theKeysBelowAFolderStandTogetherAndAreNoOthers() {
    assertThat(ListingKey.of("a/b/c")).startsWith(ListingKey.below("a"));
    assertThat(ListingKey.of("a/x"))
        .startsWith(ListingKey.below("a"))
        .startsWith(ListingKey.files("a"));
    assertThat(ListingKey.of("a b/x")).doesNotStartWith(ListingKey.below("a"));
    assertThat(ListingKey.of("a/b/c")).doesNotStartWith(ListingKey.files("a"));
    assertThat(ListingKey.of("x"))
        .startsWith(ListingKey.files(""))
        .startsWith(ListingKey.below(""));
  }
}
