package io.weik.source.database.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.table.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSelectionTest {
  private static final List<TableName> TABLES =
      List.of(
          new TableName("crm", "customers"),
          new TableName("public", "Order Lines"),
          new TableName("public", "order_2025"),
          new TableName("public", "order_2026"),
          new TableName("public", "orders"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders          | public.orders",
        "order_202?      | public.order_2025 public.order_2026",
        "crm.customers   | crm.customers",
        "*.customers     | crm.customers",
        "*               | public.Order Lines public.order_2025 public.order_2026 public.orders",
        "*s              | public.Order Lines public.orders",
        "c*              | ''",
        "Order Lines     | public.Order Lines",
        "ORDERS          | ''",
        "customers       | ''",
        "orders,order_*  | public.order_2025 public.order_2026 public.orders"
      })
  void namesAndPatternsMeanTables(String wanted, String found) {
    var selection = new TableSelection(List.of(wanted.split(",", -1)), Optional.of("public"));

    assertThat(String.join(" ", selection.of(TABLES).stream().map(TableName::toString).toList()))
        .isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"ordres,ordres", "order_*,''", "orders,''", "none_*,''"})
  void aNameThatNoTableHasIsAbsentAndAPatternNeverIs(String wanted, String absent) {
    assertThat(
            String.join(
                ",", new TableSelection(List.of(wanted), Optional.of("public")).absent(TABLES)))
        .isEqualTo(absent);
  }
}
