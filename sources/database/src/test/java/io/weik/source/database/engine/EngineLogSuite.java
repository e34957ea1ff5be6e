package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a source of any server with a log does; each product has a subclass. */
@Timeout(60)
abstract class EngineLogSuite extends EngineLogCase {
  @Test
  void insertUpdateAndDeleteAreEvents() throws Exception {
    startAndWait();

    database.execute(
        "INSERT INTO orders VALUES (1, 'one', 9.50)",
        "UPDATE orders SET name = 'uno' WHERE id = 1",
        "DELETE FROM orders WHERE id = 1");

    var events = events(3);
    assertThat(events.get(0).toString()).isEqualTo("?");
  }
}
