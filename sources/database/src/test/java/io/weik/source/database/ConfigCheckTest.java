package io.weik.source.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCheckTest {
  private static final List<String> SERVER =
      List.of("DatabaseType", "postgresql", "Host", "db.example.com", "Database", "shop");

  @Test
  void theParametersOfTheReferenceAreRight() {
    assertThat(problems(SERVER, "Table", "orders", "TrackInserts", "true")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Password=x                          | Password    | a password without a user",
        "TrackInserts=false,TrackUpdates=false,TrackDeletes=false | TrackInserts | nothing is tracked",
        "ChangeTracking=log,Where=id > 1     | Where       | the log has no conditions",
        "ChangeTracking=log,KeyColumns=id    | KeyColumns  | the log has its own keys",
        "ChangeTracking=log,CursorColumn=id  | CursorColumn | the log needs none",
        "ChangeTracking=log,Before=true      | Before      | only polling keeps rows",
        "SlotName=Orders                     | SlotName    | no name for a slot",
        "ServerId=7                          | ServerId    | server ids are of mysql and mariadb only",
        "Port=70000                          | Port        | no port",
        "BatchSize=0                         | BatchSize   | size out of bounds",
        "PollingInterval=0s                  | PollingInterval | no time at all",
        "SslRootCertificate=/ca.pem          | SslRootCertificate | authorities that are not asked",
        "SslCertificate=/c.pem               | SslCertificate | half of a pair",
        "SslMode=disable,SslCertificate=/c.pem,SslKey=/k.pem | SslCertificate | a certificate without TLS",
        "Columns=id;id                       | Columns     | id is given twice",
        "JdbcDriver=org.h2.Driver            | JdbcDriver  | a driver without an address"
      })
  void aParameterThatDoesNotFitTheOthersIsTold(String extra, String parameter, String what) {
    var all = new ArrayList<>(List.of("Table", "orders"));
    for (var pair : extra.split(",", -1)) {
      all.add(pair.substring(0, pair.indexOf('=')));
      all.add(pair.substring(pair.indexOf('=') + 1).replace(';', ','));
    }

    assertThat(problems(SERVER, all.toArray(String[]::new)))
        .containsExactly(parameter + ": " + what);
  }

  @Test
  void aJdbcAddressStandsForHostPortAndDatabaseAndHoldsNoPassword() {
    var jdbc = List.of("DatabaseType", "jdbc", "Table", "orders");

    assertThat(problems(jdbc)).containsExactly("JdbcUrl: missing parameter");
    assertThat(problems(jdbc, "JdbcUrl", "jdbc:h2:mem:shop")).isEmpty();
    assertThat(problems(jdbc, "JdbcUrl", "jdbc:x://h/db?user=a&Password=b"))
        .containsExactly("JdbcUrl: a password, key or token in the address");
    assertThat(problems(jdbc, "JdbcUrl", "jdbc:x://ann:secret@h/db"))
        .containsExactly("JdbcUrl: a password, key or token in the address");
    assertThat(problems(jdbc, "JdbcUrl", "jdbc:oracle:thin:ann/secret@h:1521/db"))
        .containsExactly("JdbcUrl: a password, key or token in the address");
    assertThat(problems(jdbc, "JdbcUrl", "jdbc:oracle:thin:@//h:1521/db")).isEmpty();
    assertThat(problems(jdbc, "JdbcUrl", "jdbc:h2:mem:shop", "Host", "h"))
        .containsExactly("Host: given twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:x://h/db;AccessToken=a",
        "jdbc:x://h/db?token=a",
        "jdbc:x://h/db?client_secret=a",
        "jdbc:x://h/db?private_key=a",
        "jdbc:x://h/db;private_key_base64=a",
        "jdbc:x://h/db?passphrase=a",
        "jdbc:x://h/db?api_key=a",
        "jdbc:x://h/db?apiKey=a",
        "jdbc:x://h/db;trustStorePassword=a"
      })
  void anAddressHoldsNoSecretOfAnyName(String url) {
    var problems = problems(List.of("DatabaseType", "jdbc", "Table", "orders"), "JdbcUrl", url);

    assertThat(problems).containsExactly("JdbcUrl: a password, key or token in the address");
  }

  private static List<String> problems(List<String> base, String... more) {
    var all = new ArrayList<>(base);
    all.addAll(List.of(more));
    var config = Parameters.of(DatabaseConfig.class, all.toArray(String[]::new));
    return ConfigCheck.problems(config).stream()
        .map(problem -> problem.parameter() + ": " + problem.what())
        .toList();
  }
}
