package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import io.weik.api.resource.VariableMapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableMapperTest {
  private static final String ORDER =
      """
      {"orderId": "12345", "total": 99.90, "big": 12345678901234567890, "paid": true, "note": null,
       "customer": {"email": "ann@example.com"}, "items": [{"price": 1.5}, {"price": 2}],
       "dotted.key": {"in": "side"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "orderId              | \"12345\"",
        "total                | 99.90",
        "big                  | 12345678901234567890",
        "paid                 | true",
        "note                 | null",
        "customer.email       | \"ann@example.com\"",
        "customer             | {\"email\":\"ann@example.com\"}",
        "items.1.price        | 2",
        "dotted.key.in        | \"side\"",
        "$.customer.email     | \"ann@example.com\"",
        "$.items[*].price     | [1.5,2]",
        "$.items[?(@.price>1.9)].price | [2]"
      })
  void aValueIsFoundByDottedNameOrJsonPath(String path, String expected) {
    assertThat(map(path, "application/json", ORDER)).hasValue("{\"It\":" + expected + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "missing",
    "customer.phone",
    "items.7.price",
    "orderId.deeper",
    "$.missing",
    "$.missing[*]"
  })
  void aValueThatIsNotThereIsAbsent(String path) {
    assertThat(map(path, "application/json", ORDER)).hasValue("{}");
  }

  @Test
  void aFieldOfAFormIsFound() {
    assertThat(
            map("customer name", "application/x-www-form-urlencoded", "a=1&customer+name=Ann%20B"))
        .hasValue("{\"It\":\"Ann B\"}");
  }

  @ParameterizedTest
  @CsvSource({"application/json, '{broken'", "application/json, ''", "text/plain, hello"})
  void dataWithoutFieldsMapsNothing(String contentType, String data) {
    assertThat(map("a", contentType, data)).isEmpty();
  }

  private static Optional<String> map(String path, String contentType, String data) {
    return new VariableMapper(List.of(new VariableMapping(path, "It")), List.of(""))
        .map(Optional.of(contentType), Optional.of(Payload.ofText(data)));
  }
}
