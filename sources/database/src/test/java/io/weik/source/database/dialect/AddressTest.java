package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.testkit.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  private static DatabaseConfig config(String host, String replica) {
    return Parameters.of(
        DatabaseConfig.class,
        "DatabaseType",
        "postgresql",
        "Host",
        host,
        "Table",
        "t",
        "Replica",
        replica);
  }

  @ParameterizedTest
  @CsvSource({
    "replica, replica:5432",
    "replica:6000, replica:6000",
    "2001:db8::1, [2001:db8::1]:5432",
    "[2001:db8::1]:6000, [2001:db8::1]:6000"
  })
  void aReplicaHasAPortOrTheServers(String written, String address) {
    assertThat(Address.forReading(config("db", written))).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"db/x?ssl=false", "a,b", "a b", "user@db", "", "db)(PORT=1)"})
  void aHostThatIsMoreThanAHostIsRefused(String host) {
    assertThatThrownBy(() -> Address.of(config(host, "x")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no name or address of a host");
  }

  @Test
  void namesAreEncodedForAddresses() {
    assertThat(Address.encoded("a b/c?d=e&f")).isEqualTo("a%20b%2Fc%3Fd%3De%26f");
  }
}
