package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
  private static final List<String> NAMES = List.of("customers", "orders", "order_lines");

  @ParameterizedTest
  @CsvSource({
    "order, orders",
    "Orders, orders",
    "odrers, orders",
    "OrderLines, order_lines",
    "costumers, customers"
  })
  void aSlipIsFound(String written, String meant) {
    assertThat(NearNames.hint(written, NAMES)).contains("did you mean " + meant + "?");
  }

  @Test
  void somethingElseIsAnsweredWithWhatThereIs() {
    assertThat(NearNames.hint("invoices", NAMES))
        .contains("there are customers, orders, order_lines");
    assertThat(NearNames.hint("x", List.of())).isEmpty();
    assertThat(NearNames.list(IntStream.range(0, 30).mapToObj(i -> "t" + i).toList()))
        .endsWith("t19 and 10 more");
  }
}
