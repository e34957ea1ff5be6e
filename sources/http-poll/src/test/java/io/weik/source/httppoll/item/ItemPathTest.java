package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemPathTest {
  private static final String DATA =
      """
      {"data":{"items":[{"id":1,"k.v":2},{"id":3}],"@id":"x"},"a.b":{"c":4}}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.data.items[0].id | 1",
        "data.items.1.id | 3",
        "$.data.items[-1].id | 3",
        "$.data['@id'] | x",
        "$.data.@id | x",
        "data.items.0.k.v | 2",
        "a.b.c | 4",
        "$['a.b'].c | 4",
        "$..id | 1",
        "$.data.items[?(@.id > 2)].id | 3",
        "$.data.items[*].id | 1",
        "$.a.b | ''",
        "$.data.none | ''"
      })
  void aPathFindsWhatItNames(String path, String expected) throws Exception {
    var found = ItemPath.parse(path).findText(Json.MAPPER.readTree(DATA), 0);

    assertThat(found.orElse("")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a..b", ".a", "$.", "$[", "$.a[", "$.a[?(", "$a b"})
  void whatIsNoPathIsRefused(String text) {
    assertThatThrownBy(() -> ItemPath.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a dotted name such as data.items, or a JSONPath such as $.data.items");
  }

  @ParameterizedTest
  @CsvSource({
    "$.a.b, true",
    "$, true",
    "a.b.0, true",
    "$.a[*].b, true",
    "$..a, false",
    "$.a[?(@.b)], false",
    "$.a[0:2], false"
  })
  void aPathOfNamesAndNumbersIsPlain(String path, boolean plain) {
    assertThat(ItemPath.parse(path).isPlain()).isEqualTo(plain);
  }

  @Test
  void equalTextsAreEqualPaths() {
    assertThat(ItemPath.parse("$.a"))
        .isEqualTo(ItemPath.parse(" $.a "))
        .hasSameHashCodeAs(ItemPath.parse("$.a"));
  }
}
