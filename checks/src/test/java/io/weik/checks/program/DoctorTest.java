package io.weik.checks.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.testkit.database.Database;
import io.weik.testkit.database.PostgresServer;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether sources can work is told before they start, with what to do. */
@Timeout(120)
class DoctorTest {
  @AutoClose private final Weikio weikio = new Weikio();
  private Database database = PostgresServer.shared().create();

  @BeforeEach
  void makeTable() throws SQLException {
    database.execute("CREATE TABLE orders (id INT PRIMARY KEY, total NUMERIC)");
  }

  @Test
  void aSourceThatCanWorkIsWell() {
    var outcome = validate(database, "Table: orders");

    assertThat(outcome.exitCode()).as(outcome.all()).isZero();
    assertThat(outcome.out()).contains("all is well");
  }

  @Test
  void withoutOnlineNobodyIsAsked() {
    weikio.file("orders.yaml", Declarations.ordersTable("postgresql", database, "Table: ordres"));
    weikio.with("DB_PASSWORD", "wrong");

    assertThat(weikio.run("config", "validate", "orders.yaml").exitCode()).isZero();
  }

  @Test
  void aWrongPasswordIsToldAtItsPlaceAndNotShown() {
    var wrong = database.as(database.user(), "password-that-is-wrong");

    var outcome = validate(wrong, "Table: orders");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("orders.yaml:14:", "spec.Parameters.Password");
    assertThat(outcome.all()).doesNotContain("password-that-is-wrong");
  }

  @Test
  void aWrongTableIsToldWithTheOneThatWasMeant() {
    var outcome = validate(database, "Table: ordres");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("orders.yaml:15:", "ordres", "did you mean orders");
  }

  @Test
  void aMissingRightIsToldWithTheCommandThatGivesIt() throws Exception {
    var reader = database.newUser();
    database.execute("GRANT SELECT ON orders TO " + reader.user());

    var outcome = validate(reader, "Table: orders", "ChangeTracking: log");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("ALTER ROLE", reader.user(), "REPLICATION");
  }

  @Test
  void doctorExaminesWhatIsApplied() throws Exception {
    weikio.with("DB_PASSWORD", database.password());
    var yaml = Declarations.ordersTable("postgresql", database, "Table: orders");
    var running = weikio.start("run", weikio.file("orders.yaml", yaml));
    assertThat(running.run("doctor").out()).contains("1 source examined, all is well");

    database.execute("DROP TABLE orders");
    var outcome = running.run("doctor");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("EventSource orders", "no such table");
  }

  private Outcome validate(Database as, String... parameters) {
    weikio.with("DB_PASSWORD", as.password());
    var yaml = Declarations.ordersTable("postgresql", as, parameters);
    return weikio.run("config", "validate", weikio.file("orders.yaml", yaml), "--online");
  }
}
