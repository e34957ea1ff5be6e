package io.weik.source.database.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.source.database.table.TableName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private static final TableName ORDERS = new TableName("public", "or\"ders");

  @Test
  void aChangeIsAnEventWithKeyRowsAndPlace() {
    var draft =
        new Change(
                "0/16B3748/1",
                Operation.UPDATE,
                ORDERS,
                Payload.ofText("{\"id\":7}"),
                "7",
                Payload.ofText("{\"id\":7,\"total\":1.50}"),
                Payload.ofText("{\"id\":7,\"total\":2.50}"),
                List.of("total"),
                "0/16B3748",
                "771",
                Instant.parse("2026-11-24T10:00:00Z"))
            .draft();

    assertThat(text(draft))
        .isEqualTo(
            """
            {"operation":"update","schema":"public","table":"or\\"ders","key":{"id":7},\
            "before":{"id":7,"total":1.50},"after":{"id":7,"total":2.50},\
            "changedColumns":["total"],"position":"0/16B3748","transaction":"771",\
            "committedAt":"2026-11-24T10:00:00Z"}""");
    assertThat(draft.id()).contains("0/16B3748/1");
    assertThat(draft.extensions()).containsEntry("partitionkey", "7");
    assertThat(draft.time()).contains(Instant.parse("2026-11-24T10:00:00Z"));
    assertThat(draft.values())
        .containsEntry("operation", "update")
        .containsEntry("schema", "public")
        .containsEntry("table", "or\"ders");
  }

  @Test
  void whatIsNotKnownIsNull() {
    var draft =
        new Change("1", Operation.TRUNCATE, ORDERS, null, "", null, null, null, null, null, null)
            .draft();

    assertThat(text(draft))
        .endsWith(
            """
            "key":null,"before":null,"after":null,"changedColumns":null,"position":null,\
            "transaction":null,"committedAt":null}""");
    assertThat(draft.extensions()).isEmpty();
    assertThat(draft.time()).isEmpty();
  }

  private static String text(EventDraft draft) {
    return draft.data().orElseThrow().text();
  }
}
