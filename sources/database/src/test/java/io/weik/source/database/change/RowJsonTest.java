package io.weik.source.database.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.event.Payload;
import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.KeyOrder;
import io.weik.source.database.table.Row;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.source.database.table.UndecodableException;
import io.weik.source.database.value.MySqlValues;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowJsonTest {
  private final RowJson json = new RowJson(table(List.of(0, 1)));

  private static Table table(List<Integer> key) {
    var columns =
        List.of(
            column("id", "int"), column("the \"name\"", "varchar(20)"), column("at", "timestamp"));
    return new Table(new TableName("shop", "orders"), columns, key);
  }

  private static Column column(String name, String type) {
    var writer = MySqlValues.writer(type, Decimals.NUMBER);
    return new Column(name, type, writer, name, name, Optional.of(KeyOrder.BYTES));
  }

  private static Row row(@Nullable String... values) {
    byte[] @Nullable [] raw = new byte[values.length] @Nullable [];
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      raw[i] = value == null ? null : value.getBytes(UTF_8);
    }
    return new Row(raw);
  }

  private static String text(@Nullable Payload payload) {
    return payload == null ? "none" : new String(payload.bytes(), UTF_8);
  }

  @Test
  void allColumnsGoIntoTheObject() {
    assertThat(text(json.all(row("7", "a\tb", null))))
        .isEqualTo("{\"id\":7,\"the \\\"name\\\"\":\"a\\tb\",\"at\":null}");
  }

  @Test
  void aValueThatTheLogLeavesOutIsMarked() {
    var row = new Row(new byte[][] {{'7'}, Row.UNCHANGED, {}});

    assertThatThrownBy(() -> json.all(new Row(new byte[][] {{}, {}, {}})))
        .isInstanceOf(UndecodableException.class);
    assertThat(text(json.all(row))).contains("\"the \\\"name\\\"\":{\"unchanged\":true}");
  }

  @Test
  void theKeyHasItsColumnsOnly() {
    assertThat(text(json.key(row("7", "x", null))))
        .isEqualTo("{\"id\":7,\"the \\\"name\\\"\":\"x\"}");
    assertThat(json.partitionKey(row("7", "ž,\u0001", null))).isEqualTo("7,ž,\\u0001");
  }

  @Test
  void aTableWithoutAKeyHasNone() {
    var keyless = new RowJson(table(List.of()));

    assertThat(keyless.key(row("7", "x", null))).isNull();
    assertThat(keyless.partitionKey(row("7", "x", null))).isEmpty();
  }

  @Test
  void aValueThatCannotBeWrittenTellsItsColumnAndNoMore() {
    assertThatThrownBy(() -> json.all(row("seven", "x", null)))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("column id (int): it is not a number");
    assertThat(text(json.all(row("7", "x", null)))).startsWith("{\"id\":7,");
  }

  @Test
  void onlyColumnsThatDifferHaveChanged() {
    var before = new Row(new byte[] @Nullable [] {{'7'}, {'x'}, null});
    var after = new Row(new byte[] @Nullable [] {{'7'}, Row.UNCHANGED, {'y'}});

    assertThat(json.changed(before, after)).containsExactly("at");
  }

  @Test
  void aRowThatCannotBeDecodedIsWrittenInTheServersOwnTextWithSignsOfWrongBytes() {
    var row = new Row(new byte[] @Nullable [] {{'x'}, {'a', (byte) 0xff, 'b'}, null});

    assertThat(json.texts(row).bytes())
        .isEqualTo("{\"id\":\"x\",\"the \\\"name\\\"\":\"a\ufffdb\",\"at\":null}".getBytes(UTF_8));
  }
}
