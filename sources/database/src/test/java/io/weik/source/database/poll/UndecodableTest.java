package io.weik.source.database.poll;

import static io.weik.source.database.poll.PolledTable.insert;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.table.Column;
import io.weik.source.database.table.Table;
import io.weik.source.database.table.TableName;
import io.weik.source.database.table.UndecodableException;
import io.weik.source.database.table.ValueWriter;
import io.weik.testkit.database.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of which a value cannot be written as JSON, or not even be read. */
class UndecodableTest {
  private PolledTable orders;

  @BeforeEach
  void createTable() throws Exception {
    orders =
        new PolledTable(
            "postgresql", PostgresServer.shared().create(), "id int PRIMARY KEY, status text");
  }

  @Test
  void aRowThatCannotBeWrittenIsADeadLetterAndIsRemembered() throws Exception {
    var dialect = dialect("describe", UndecodableTest::refusingBad);

    pollForBad(dialect);

    thenOneIsADeadLetter("column status (text): it is bad");
    var letter = orders.context().deadLetters().getFirst().draft();
    assertThat(PolledTable.data(letter).get("after"))
        .hasToString("{\"id\":\"1\",\"status\":\"bad\"}");
  }

  @Test
  void aRowThatCannotBeReadIsADeadLetterAndIsRemembered() throws Exception {
    var dialect = dialect("raw", UndecodableTest::requireGood);

    pollForBad(dialect);

    thenOneIsADeadLetter("it is bad");
  }

  @Test
  void aCursorThatCannotBeReadDoesNotMove() throws Exception {
    orders.execute("ALTER TABLE orders ADD at int");
    orders.with("CursorColumn", "at").with("CursorOverlap", "0s");

    try (var poller = orders.poller(dialect("raw", UndecodableTest::requireNotThirteen))) {
      orders.execute(insert("(1, 'bad', 13)", "(2, 'good', 12)"));
      poller.poll();
      assertThat(poller.poll().summary()).isEqualTo("2 rows, no changes");
    }
  }

  private void pollForBad(Dialect dialect) throws Exception {
    try (var poller = orders.poller(dialect)) {
      poller.poll();
      orders.execute(insert("(1, 'bad')", "(2, 'good')"));
      poller.poll();
      poller.poll();
    }
  }

  private void thenOneIsADeadLetter(String why) {
    assertThat(orders.news()).containsExactly("insert {\"id\":2,\"status\":\"good\"}");
    assertThat(orders.context().deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.why().what())
                    .isEqualTo("public.orders: a row cannot be decoded: " + why));
  }

  private static Object refusingBad(Object found) {
    var table = (Table) ((Optional<?>) found).orElseThrow();
    var columns = table.columns().stream().map(UndecodableTest::refusingBad).toList();
    return Optional.of(new Table(new TableName("public", "orders"), columns, List.of(0)));
  }

  private static Column refusingBad(Column column) {
    ValueWriter writer =
        (raw, out) -> {
          var _ = requireGood(raw);
          column.writer().write(raw, out);
        };
    return new Column(
        column.name(),
        column.type(),
        writer,
        column.select(),
        column.orderBy(),
        column.order(),
        column.nullable());
  }

  private static Object requireGood(Object raw) {
    if (raw instanceof byte[] bytes && Arrays.equals(bytes, new byte[] {'b', 'a', 'd'})) {
      throw new UndecodableException("it is bad");
    }
    return raw;
  }

  private static Object requireNotThirteen(Object raw) {
    if (raw instanceof byte[] bytes && Arrays.equals(bytes, new byte[] {'1', '3'})) {
      throw new UndecodableException("it is thirteen");
    }
    return raw;
  }

  /** The real one, of which one method answers otherwise. */
  private Dialect dialect(String method, UnaryOperator<Object> change) {
    var real = Dialects.of(orders.config());
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (_, called, arguments) -> {
              try {
                var answer = called.invoke(real, arguments);
                return called.getName().equals(method) ? change.apply(answer) : answer;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
