package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.problem.Category;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StoreUnavailableException;
import io.weik.testkit.SourceRun;
import io.weik.testkit.database.CutProxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a source of any server with a log does; each product has a subclass. */
@Timeout(120)
abstract class EngineLogSuite extends EngineLogCase {
  @Test
  void insertUpdateAndDeleteAreEvents() throws Exception {
    startAndWait();

    database.execute(
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

    database.execute("INSERT INTO orders VALUES (7, 'seven', 1)");

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
    database.execute("INSERT INTO orders VALUES (1, 'old', 1)");
    startAndWait();

    database.execute("INSERT INTO orders VALUES (2, 'new', 1)");

    assertThat(events(1)).extracting(each -> each.at("/after/id").asInt()).containsExactly(2);
  }

  @Test
  void whatChangesWhileTheSourceIsStoppedComesOnceItRunsAgain() throws Exception {
    var run = startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    events(1);
    run.stop();
    database.execute("UPDATE orders SET total = 2", "INSERT INTO orders VALUES (2, 'two', 1)");

    context = context.restarted();
    startAndWait();

    assertThat(events(3))
        .extracting(each -> each.get("operation").asText())
        .containsExactly("insert", "update", "insert");
  }

  @Test
  void whatChangesBeforeTheFirstEventIsNotForgottenByAStop() throws Exception {
    startAndWait().stop();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");

    context = context.restarted();
    startAndWait();

    assertThat(events(1)).extracting(each -> each.at("/after/id").asInt()).containsExactly(1);
  }

  @Test
  void aKeyThatChangesIsADeleteAndAnInsert() throws Exception {
    startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)", "UPDATE orders SET id = 5");

    var events = events(3);
    assertThat(events)
        .extracting(each -> each.get("operation").asText())
        .containsExactly("insert", "delete", "insert");
    assertThat(events.get(2).at("/key/id").asInt()).isEqualTo(5);
  }

  @Test
  void columnsThatComeGoAndChangeTheirNameAreFollowed() throws Exception {
    startAndWait();
    database.execute(
        "ALTER TABLE orders ADD COLUMN city VARCHAR(10)",
        "INSERT INTO orders VALUES (1, 'one', 1, 'Oslo')",
        "ALTER TABLE orders CHANGE city town VARCHAR(20)",
        "UPDATE orders SET town = 'Bergen'",
        "ALTER TABLE orders DROP COLUMN name",
        "DELETE FROM orders");

    var events = events(3);
    assertThat(events.get(0).at("/after/city").asText()).isEqualTo("Oslo");
    assertThat(events.get(1).at("/after/town").asText()).isEqualTo("Bergen");
    assertThat(events.get(2).get("before").has("name")).isFalse();
  }

  @Test
  void shapesAreKnownAgainAfterARestart() throws Exception {
    var run = startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    events(1);
    run.stop();
    database.execute(
        "UPDATE orders SET name = 'uno'",
        "ALTER TABLE orders ADD COLUMN city VARCHAR(10) FIRST",
        "UPDATE orders SET city = 'Oslo'");

    context = context.restarted();
    startAndWait();

    var events = events(3);
    assertThat(events.get(1).at("/after/name").asText()).isEqualTo("uno");
    assertThat(events.get(1).get("after").has("city")).isFalse();
    assertThat(events.get(2).at("/after/city").asText()).isEqualTo("Oslo");
  }

  @Test
  void aTruncatedTableIsOneEvent() throws Exception {
    startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)", "TRUNCATE TABLE orders");

    assertThat(events(2))
        .extracting(each -> each.get("operation").asText())
        .containsExactly("insert", "truncate");
  }

  @Test
  void onlyWhatIsTrackedIsAnEvent() throws Exception {
    parameters.put("TrackUpdates", "true");
    startAndWait();
    database.execute(
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
  void aTableThatIsMadeLaterIsFollowedWhereItsNameFits() throws Exception {
    parameters.put("Table", "ord*");
    startAndWait();
    database.execute(
        "CREATE TABLE other (id INT PRIMARY KEY)",
        "INSERT INTO other VALUES (1)",
        "CREATE TABLE `order s` (id INT PRIMARY KEY)",
        "INSERT INTO `order s` VALUES (1)");

    assertThat(events(1)).extracting(each -> each.get("table").asText()).containsExactly("order s");
  }

  @Test
  void aTableThatIsRenamedIntoOneThatIsFollowedIsFollowed() throws Exception {
    parameters.put("Table", "orders,parts");
    database.execute("CREATE TABLE staging (id INT PRIMARY KEY, note TEXT)");
    startAndWait();
    database.execute("RENAME TABLE staging TO parts", "INSERT INTO parts VALUES (1, 'x')");

    assertThat(events(1).getFirst().at("/after/note").asText()).isEqualTo("x");
    assertThat(context.gaps()).isEmpty();
  }

  @Test
  void shapesThatAreLostAreTakenFromTheServer() throws Exception {
    var run = startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    events(1);
    run.stop();
    database.execute("INSERT INTO orders VALUES (2, 'two', 1)");

    context = context.restarted();
    forgetShapes();
    startAndWait();

    assertThat(events(2).get(1).at("/after/name").asText()).isEqualTo("two");
    assertThat(context.gaps()).isEmpty();
  }

  @Test
  void aServerThatCrashesCostsNothingButTime() throws Exception {
    start();
    await().until(() -> context.isReady());
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    server().crash();
    server().restart();
    database.execute("INSERT INTO orders VALUES (2, 'two', 1)");

    assertThat(events(2)).extracting(each -> each.at("/after/id").asInt()).containsExactly(1, 2);
  }

  @Test
  void aNetworkThatIsCutIsAProblemInWordsAndCostsNothing() throws Exception {
    try (var network = CutProxy.to(database.port())) {
      parameters.put("Port", Integer.toString(network.port()));
      var run = startAndWait();
      database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
      events(1);
      network.cut();
      database.execute("INSERT INTO orders VALUES (2, 'two', 1)");
      await().until(() -> !run.failures().isEmpty());
      network.heal();

      assertThat(events(2)).hasSize(2);
      assertThat(run.failures()).allSatisfy(EngineLogSuite::isForPeople);
    }
  }

  @Test
  void aNetworkThatFallsSilentIsNoticed() throws Exception {
    try (var network = CutProxy.to(database.port())) {
      parameters.put("Port", Integer.toString(network.port()));
      var run = startAndWait();
      network.freeze();
      database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
      await().atMost(java.time.Duration.ofSeconds(30)).until(() -> !run.failures().isEmpty());
      network.heal();

      assertThat(events(1)).hasSize(1);
    }
  }

  static void isForPeople(Exception failure) {
    assertThat(failure).isInstanceOf(ProblemException.class);
    var problem = ((ProblemException) failure).problems().getFirst();
    assertThat(problem.category()).isNotEqualTo(Category.INTERNAL);
    assertThat(problem.what()).doesNotContain("Exception", "debezium", "connector");
  }

  @Test
  void whatTheStoreDidNotTakeComesAgain() throws Exception {
    startAndWait();
    context.failEmitsAfter(1, new StoreUnavailableException(Problem.internal("disk full")));
    for (int i = 0; i < 20; i++) {
      database.execute("INSERT INTO orders VALUES (" + i + ", 'x', 1)");
    }
    context.letEmitsWork();

    assertThat(events(20))
        .extracting(each -> each.at("/after/id").asInt())
        .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 20).boxed().toList());
  }

  @Test
  void aSourceGoesOnInTheMiddleOfALargeTransaction() throws Exception {
    parameters.put("BatchSize", "7");
    startAndWait();
    database.execute("CREATE TABLE numbers (n INT PRIMARY KEY)");
    insertNumbers(100);
    context.failEmitsAfter(4, new StoreUnavailableException(Problem.internal("disk full")));
    database.execute("INSERT INTO orders SELECT n, 'x', n FROM numbers ORDER BY n");
    await().until(() -> context.drafts().size() >= 14);
    var before = ids();
    context = context.restarted();
    context.forgetIds();
    start();

    assertThat(events(100)).hasSize(100).doesNotHaveDuplicates();
    assertThat(ids()).startsWith(before.toArray(String[]::new)).doesNotHaveDuplicates();
  }

  private void insertNumbers(int count) throws Exception {
    var values = new StringBuilder();
    for (int i = 0; i < count; i++) {
      values.append(i == 0 ? "(" : ",(").append(i).append(')');
    }
    database.execute("INSERT INTO numbers VALUES " + values);
  }

  private List<String> ids() {
    return context.drafts().stream().map(EventDraft::id).map(each -> each.orElseThrow()).toList();
  }

  @Test
  void whatIsReadAgainHasTheSameIds() throws Exception {
    startAndWait().stop();
    var begun = context;
    context = begun.restarted();
    database.commit("INSERT INTO orders VALUES (1,'a',1),(2,'b',2)", "UPDATE orders SET total = 3");
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
    var run = startAndWait();
    assertThat(threads()).isNotEmpty();

    var begun = System.nanoTime();
    run.stop();

    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
    await().untilAsserted(() -> assertThat(threads()).isEmpty());
    assertThat(OpenShapes.count()).isZero();
  }

  private List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("debezium") || name.contains("blc-"))
        .filter(name -> name.contains(context.source()) || name.contains("blc-"))
        .toList();
  }

  @Test
  void theLagIsTold() throws Exception {
    startAndWait();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    events(1);

    await().until(() -> context.measures().containsKey("lag_bytes"));
    await().until(() -> context.progress().contains("binlog."));
    await().until(() -> context.measures().getOrDefault("lag_bytes", 1.0) == 0.0);
  }

  @Test
  void aPositionIsStoredWhenOnlyOtherTablesChange() throws Exception {
    startAndWait();
    var before = context.state(StoredPosition.KEY).orElseThrow();
    database.execute("CREATE TABLE other (id INT)", "INSERT INTO other VALUES (1)");

    await().until(() -> !context.state(StoredPosition.KEY).orElseThrow().equals(before));
    assertThat(context.drafts()).isEmpty();
  }

  @Test
  void aLookShowsWhatComesNextAndMovesNothing() throws Exception {
    var run = startAndWait();
    run.stop();
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    var before = context.state(StoredPosition.KEY);

    var trial = context.tried();
    SourceRun.tryOnce(source(), trial);

    assertThat(trial.drafts()).hasSize(1);
    assertThat(trial.state(StoredPosition.KEY)).isEqualTo(before);
  }

  @Test
  void aLookDoesNotDisturbTheSource() throws Exception {
    var run = startAndWait();

    SourceRun.tryOnce(source(), context.tried());
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");

    assertThat(events(1)).hasSize(1);
    assertThat(run.failures()).isEmpty();
  }
}
