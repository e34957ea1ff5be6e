package io.weik.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresToolsTest {
  @TempDir Path folder;

  @Test
  void aToolWorksAgainstAServer() throws Exception {
    fills(PostgresTools.find("pgbench").orElseThrow());
  }

  @Test
  void aFetchedToolWorksAgainstAServer() throws Exception {
    fills(PostgresTools.fetched("pgbench").orElseThrow());
  }

  private void fills(Path pgbench) throws Exception {
    var database = PostgresServer.shared().create();

    var words =
        List.of(
            pgbench.toString(),
            "--initialize",
            "--quiet",
            "--host=" + database.host(),
            "--port=" + database.port(),
            "--username=" + database.user(),
            database.name());
    new Command(folder, Map.of("PGPASSWORD", database.password()), words).run();

    assertThat(database.query("SELECT count(*) FROM pgbench_accounts"))
        .containsExactly(List.of("100000"));
  }

  @Test
  void whatIsNoToolIsNotFound() {
    assertThat(PostgresTools.find("no-such-tool")).isEmpty();
  }
}
