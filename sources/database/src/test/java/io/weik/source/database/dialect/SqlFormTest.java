package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.table.Column;
import io.weik.source.database.table.KeyOrder;
import io.weik.source.database.table.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlFormTest {
  private static final TableName TABLE = new TableName("s", "t\"x");
  private static final SqlForm ROWS = PostgresDialect.FORM;
  private static final SqlForm EXPANDED = MySqlDialect.FORM;

  private static Column column(String name, String orderBy, boolean nullable) {
    var order = Optional.of(KeyOrder.BYTES);
    return new Column(name, "int", (_, _) -> {}, name, orderBy, order, nullable);
  }

  private static final Column A = column("a", "a", false);
  private static final Column B = column("b", "b COLLATE x", true);

  @Test
  void quotesInNamesAreDoubled() {
    assertThat(PostgresDialect.FORM.quoted(TABLE)).isEqualTo("\"s\".\"t\"\"x\"");
    assertThat(MySqlDialect.FORM.quoted("a`b")).isEqualTo("`a``b`");
    assertThat(SqlServerDialect.FORM.quoted("a]b[")).isEqualTo("[a]]b[]");
  }

  @Test
  void theFirstRowsAreAskedForInTheProductsWay() {
    assertThat(ROWS.select(TABLE, List.of(A), List.of(), List.of(A), 5)).endsWith("BY a LIMIT 5");
    assertThat(SqlServerDialect.FORM.select(TABLE, List.of(A), List.of(), List.of(), 5))
        .isEqualTo("SELECT TOP (5) a FROM [s].[t\"x]");
    assertThat(OracleDialect.FORM.select(TABLE, List.of(), List.of(), List.of(), 5))
        .isEqualTo("SELECT 1 FROM \"s\".\"t\"\"x\" FETCH FIRST 5 ROWS ONLY");
  }

  @Test
  void onlyColumnsThatMayHoldNullsAreOrderedByThem() {
    assertThat(ROWS.select(TABLE, List.of(A), List.of(), List.of(A, B), 0))
        .endsWith(" ORDER BY a, b COLLATE x NULLS FIRST");
    assertThat(JdbcDialect.form("jdbc:h2:x").select(TABLE, List.of(A), List.of(), List.of(B), 0))
        .endsWith(" ORDER BY CASE WHEN b COLLATE x IS NULL THEN 0 ELSE 1 END, b COLLATE x");
  }

  @Test
  void aCommentEndsWithItsCondition() {
    assertThat(ROWS.select(TABLE, List.of(A), List.of("a > 1 -- or so", "b = 2"), List.of(), 0))
        .endsWith(" WHERE (a > 1 -- or so\n) AND (b = 2\n)");
  }

  @Test
  void rowsAreComparedAsWholesOrStepByStep() {
    assertThat(ROWS.after(List.of(A), true)).isEqualTo("a >= ?");
    assertThat(ROWS.after(List.of(A, B), false)).isEqualTo("(a, b COLLATE x) > (?, ?)");
    assertThat(ROWS.markers(2)).containsExactly(0, 1);
    assertThat(EXPANDED.after(List.of(A, B), true))
        .isEqualTo("a >= ? AND (a > ? OR a = ? AND b COLLATE x >= ?)");
    assertThat(EXPANDED.markers(2)).containsExactly(0, 0, 0, 1);
    assertThat(EXPANDED.markers(3)).containsExactly(0, 0, 0, 1, 0, 1, 2);
    assertThat(EXPANDED.markers(1)).containsExactly(0);
  }

  @Test
  void valuesAreComparedAsTheirColumnsAre() {
    var text = column("a", "NLSSORT(TO_CHAR(\"a\"), 'NLS_SORT=BINARY')", false);

    assertThat(OracleDialect.FORM.after(List.of(text), false))
        .isEqualTo(
            "NLSSORT(TO_CHAR(\"a\"), 'NLS_SORT=BINARY') > NLSSORT(TO_CHAR(?), 'NLS_SORT=BINARY')");
  }
}
