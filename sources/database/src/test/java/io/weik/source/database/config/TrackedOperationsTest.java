package io.weik.source.database.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.change.Operation;
import io.weik.testkit.Parameters;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackedOperationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "''                                    | insert update delete read truncate",
        "TrackInserts true                     | insert read",
        "TrackInserts true TrackUpdates true   | insert update read",
        "TrackDeletes false                    | insert update read",
        "TrackInserts true TrackDeletes false  | insert read",
        "TrackInserts false TrackUpdates false | delete read truncate"
      })
  void whatIsNotNamedIsTrackedUnlessSomethingIsNamedAsTracked(String given, String tracked) {
    var parameters =
        Stream.concat(
            Stream.of("DatabaseType", "mysql", "Host", "h", "Database", "d", "Table", "t"),
            Stream.of(given.split(" ", -1)).filter(word -> !word.isEmpty()));
    var config = Parameters.of(DatabaseConfig.class, parameters.toArray(String[]::new));

    assertThat(
            Arrays.stream(Operation.values())
                .filter(config::tracks)
                .map(Operation::word)
                .collect(Collectors.joining(" ")))
        .isEqualTo(tracked);
  }
}
