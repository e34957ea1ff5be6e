package io.weik.source.database.postgres;

import io.weik.api.event.Payload;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.testkit.SourceContract;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/**
 * Only one reader has a slot, so that each new life of the source under test gets one of its own,
 * and its later starts the same.
 */
class PostgresLogContractTest extends SourceContract {
  private final AtomicInteger lives = new AtomicInteger();
  private LoggedDatabase database;
  private int rows;

  @BeforeEach
  void givenATable() throws SQLException {
    database = new LoggedDatabase(PostgresServer.shared());
    database.execute("CREATE TABLE orders (id int PRIMARY KEY)");
  }

  @Override
  protected Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  protected Source source() {
    return new Source.Running(
        context -> running(context).body().run(context),
        Optional.of(context -> running(context).trial().orElseThrow().run(context)));
  }

  private Source.Running running(SourceContext context) {
    var slot =
        context
            .state(Position.KEY)
            .map(Payload::text)
            .map(text -> Position.parse(text).slot())
            .orElseGet(() -> database.slot() + "_" + lives.incrementAndGet());
    return (Source.Running)
        LoggedDatabase.source(database.config("SlotName", slot, "BatchSize", "2"));
  }

  @Override
  protected void makeHappen(int count) throws SQLException {
    database.execute(
        "INSERT INTO orders SELECT generate_series(%d, %d)".formatted(rows + 1, rows + count));
    rows += count;
  }
}
