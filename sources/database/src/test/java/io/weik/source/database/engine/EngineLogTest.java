package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.Extensions;
import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import io.weik.testkit.SourceRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a source of any server with a log does. */
@ParameterizedClass
@EnumSource(ProductUnderTest.class)
@Timeout(120)
class EngineLogTest extends EngineLogCase {
  EngineLogTest(ProductUnderTest product) {
    super(product.scene());
  }

  @Test
  void insertUpdateAndDeleteAreEvents() throws Exception {
    startAndWait();

    execute(
        "INSERT INTO orders VALUES (1, 'one', 9.50)",
        "UPDATE orders SET name = 'uno' WHERE id = 1",
        "DELETE FROM orders WHERE id = 1");

    var events = events(3);
    assertThat(events)
        .extracting(each -> each.get("operation").asText())
        .containsExactly("insert", "update", "delete");
    assertThat(events.get(0).get("after"))
        .hasToString("{\"id\":1,\"name\":\"one\",\"total\":9.50}");
    assertThat(events.get(0).get("before").isNull()).isTrue();
    assertThat(events.get(1).get("changedColumns")).hasToString("[\"name\"]");
    assertThat(events.get(1).at("/before/name").asText()).isEqualTo("one");
    assertThat(events.get(2).get("key")).hasToString("{\"id\":1}");
    assertThat(events.get(2).get("after").isNull()).isTrue();
  }

  @Test
  void anEventTellsWhereInTheLogItStandsAndOfWhichKeyItIs() throws Exception {
    startAndWait();

    execute("INSERT INTO orders VALUES (7, 'seven', 1)");

    var event = events(1).getFirst();
    assertThat(event.get("position").asText()).contains(":");
    assertThat(event.get("transaction").asText()).isNotEmpty();
    assertThat(event.get("table").asText()).isEqualTo("orders");
    var draft = context.drafts().getFirst();
    assertThat(draft.extensions()).containsEntry(Extensions.PARTITION_KEY, "7");
    assertThat(draft.time()).isPresent();
    assertThat(draft.values()).containsEntry("operation", "insert");
  }

  @Test
  void rowsThatWereThereBeforeAreNoEvents() throws Exception {
    execute("INSERT INTO orders VALUES (1, 'old', 1)");
    startAndWait();

    execute("INSERT INTO orders VALUES (2, 'new', 1)");

    assertThat(events(1)).extracting(each -> each.at("/after/id").asInt()).containsExactly(2);
  }

  @Test
  void whatChangesWhileTheSourceIsStoppedComesOnceItRunsAgain() throws Exception {
    var run = startAndWait();
    execute("INSERT INTO orders VALUES (1, 'one', 1)");
    events(1);
    run.stop();
    execute("UPDATE orders SET total = 2", "INSERT INTO orders VALUES (2, 'two', 1)");

    context = context.restarted();
    startAndWait();

    assertThat(events(3))
        .extracting(each -> each.get("operation").asText())
        .containsExactly("insert", "update", "insert");
  }

  @Test
  void whatChangesBeforeTheFirstEventIsNotForgottenByAStop() throws Exception {
    startAndWait().stop();
    execute("INSERT INTO orders VALUES (1, 'one', 1)");

    context = context.restarted();
    startAndWait();

    assertThat(events(1)).extracting(each -> each.at("/after/id").asInt()).containsExactly(1);
  }

  @Test
  void aKeyThatChangesIsADeleteAndAnInsert() throws Exception {
    startAndWait();
    execute("INSERT INTO orders VALUES (1, 'one', 1)", "UPDATE orders SET id = 5");

    var events = events(3);
    assertThat(events)
        .extracting(each -> each.get("operation").asText())
        .containsExactly("insert", "delete", "insert");
    assertThat(events.get(2).at("/key/id").asInt()).isEqualTo(5);
  }

  @Test
  void keysThatChangeAreNotTornApartByAStop() throws Exception {
    for (int i = 0; i < 10; i++) {
      execute("INSERT INTO orders VALUES (%d, 'x', 1)".formatted(i));
    }
    parameters.put("BatchSize", "1");
    startAndWait();
    context.failEmitsAfter(7, new StoreUnavailableException(Problem.internal("disk full")));
    execute("UPDATE orders SET id = id + 100");
    await().until(() -> !failures().isEmpty());
    stopAll();

    context = context.restarted();
    startAndWait();

    assertThat(events(20))
        .extracting(each -> each.get("operation").asText())
        .containsOnly("delete", "insert");
    assertThat(ids()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void onlyWhatIsTrackedIsAnEvent() throws Exception {
    parameters.put("TrackUpdates", "true");
    startAndWait();
    execute(
        "INSERT INTO orders VALUES (1, 'one', 1)",
        "UPDATE orders SET total = 2",
        "DELETE FROM orders",
        "INSERT INTO orders VALUES (2, 'two', 1)",
        "UPDATE orders SET total = 3");

    assertThat(events(2))
        .extracting(each -> each.get("operation").asText())
        .containsExactly("update", "update");
  }

  @Test
  void whatTheStoreDidNotTakeComesAgain() throws Exception {
    startAndWait();
    context.failEmitsAfter(1, new StoreUnavailableException(Problem.internal("disk full")));
    for (int i = 0; i < 20; i++) {
      execute("INSERT INTO orders VALUES (" + i + ", 'x', 1)");
    }
    context.letEmitsWork();

    assertThat(events(20))
        .extracting(each -> each.at("/after/id").asInt())
        .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 20).boxed().toList());
  }

  @Test
  void whatIsReadAgainHasTheSameIds() throws Exception {
    startAndWait().stop();
    var begun = context;
    context = begun.restarted();
    commit(
        "INSERT INTO orders VALUES (1, 'a', 1)",
        "INSERT INTO orders VALUES (2, 'b', 2)",
        "UPDATE orders SET total = 3");
    var run = startAndWait();
    events(4);
    run.stop();
    var ids = ids();

    context = begun.restarted();
    parameters.put("BatchSize", "1");
    startAndWait();

    events(4);
    assertThat(ids()).isEqualTo(ids).doesNotHaveDuplicates();
  }

  @Test
  void itStopsWithAllItsThreads() throws Exception {
    int others = OpenReaders.count();
    var run = startAndWait();
    assertThat(threads()).isNotEmpty();

    var begun = System.nanoTime();
    run.stop();

    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
    await().untilAsserted(() -> assertThat(threads()).isEmpty());
    assertThat(OpenReaders.count()).isEqualTo(others);
  }

  private List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("debezium") || name.contains("blc-"))
        .filter(name -> name.contains(context.source()) || name.contains("blc-"))
        .toList();
  }

  @Test
  void aLookShowsWhatComesNextAndMovesNothing() throws Exception {
    var run = startAndWait();
    run.stop();
    execute("INSERT INTO orders VALUES (1, 'one', 1)");
    var before = context.state(StoredPosition.KEY);

    var trial = context.tried();
    SourceRun.tryOnce(source(), trial);

    assertThat(trial.drafts()).hasSize(1);
    assertThat(trial.state(StoredPosition.KEY)).isEqualTo(before);
  }

  @Test
  void aLookDoesNotDisturbTheSource() throws Exception {
    parameters.put("ServerId", "78");
    var run = startAndWait();

    SourceRun.tryOnce(source(), context.tried());
    execute("INSERT INTO orders VALUES (1, 'one', 1)");

    assertThat(events(1)).hasSize(1);
    assertThat(run.failures()).isEmpty();
  }
}
