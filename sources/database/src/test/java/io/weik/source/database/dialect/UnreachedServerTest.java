package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weik.api.problem.ProblemException;
import io.weik.testkit.database.CutProxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers whose servers the tests do not have. */
class UnreachedServerTest {
  @ParameterizedTest
  @ValueSource(strings = {"oracle", "sqlserver"})
  void aServerThatIsNotReachedIsTold(String type) {
    assertThat(refused(type, "Host", "no-such-host.invalid")).isEqualTo("unknown host");
    try (var proxy = CutProxy.to(1)) {
      var place =
          new String[] {"Host", "localhost", "Port", "" + proxy.port(), "ConnectTimeout", "1s"};
      proxy.freeze();
      assertThat(refused(type, place)).isEqualTo("no answer from localhost:" + proxy.port());
      proxy.cut();
      assertThat(refused(type, place)).isEqualTo("connection refused by localhost:" + proxy.port());
    }
  }

  private static String refused(String type, String... place) {
    var dialect = Dialects.of(Configs.ofAnn(type, "shop", place));
    var thrown = catchThrowableOfType(ProblemException.class, dialect::connect);
    assertThat(thrown).hasMessageNotContaining("hunter2");
    return thrown.problems().getFirst().what();
  }
}
