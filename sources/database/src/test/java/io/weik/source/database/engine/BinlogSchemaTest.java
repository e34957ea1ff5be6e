package io.weik.source.database.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weik.api.problem.Problem;
import io.weik.api.source.StoreUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that change while their binlog is followed. */
@ParameterizedClass
@EnumSource(BinlogUnderTest.class)
@Timeout(120)
class BinlogSchemaTest extends BinlogCase {
  BinlogSchemaTest(BinlogUnderTest product) {
    super(product);
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
  void aTableThatChangesBeforeItsRowsAreReadIsFollowedFromWhatItWas() throws Exception {
    parameters.put("InitialSnapshot", "data");
    context.failEmitsAfter(1, new StoreUnavailableException(Problem.internal("disk full")));
    database.execute("INSERT INTO orders VALUES (1, 'one', 1)");
    var run = start();
    await().until(() -> !run.failures().isEmpty());
    database.execute(
        "INSERT INTO orders VALUES (2, 'two', 1)", "ALTER TABLE orders DROP COLUMN name");
    context.letEmitsWork();

    var events = events(3);
    assertThat(events)
        .extracting(each -> each.get("operation").asText())
        .containsExactly("read", "read", "insert");
    assertThat(events.getLast().at("/after/name").asText()).isEqualTo("two");
    assertThat(context.gaps()).isEmpty();
  }

  @Test
  void rowsWithoutAPrimaryKeyAreKnownByOneKeyHoweverTheyAreRead() throws Exception {
    parameters.put("InitialSnapshot", "data");
    database.execute(
        "DROP TABLE orders",
        "CREATE TABLE orders (a INT UNIQUE, b INT NOT NULL, c INT NOT NULL,"
            + " d VARCHAR(20) NOT NULL, UNIQUE (d(5)), UNIQUE (b, c, d), UNIQUE (c, b))",
        "INSERT INTO orders VALUES (1, 2, 3, 'one')");
    startAndWait();
    events(1);
    database.execute("UPDATE orders SET d = 'two'");

    assertThat(events(2))
        .extracting(each -> each.get("operation").asText() + each.get("key"))
        .containsExactly("read{\"c\":3,\"b\":2}", "update{\"c\":3,\"b\":2}");
  }
}
