package io.weik.source.database.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each type of a server, whose values the log must give in the very JSON in which they are read:
 * that is listed beside the tests of values.
 */
@ParameterizedClass
@EnumSource(BinlogUnderTest.class)
@Timeout(120)
class BinlogParityTest extends BinlogCase {
  BinlogParityTest(BinlogUnderTest product) {
    super(product);
  }

  private record Sample(String type, String literal, String json) {
    static Sample parse(String line) {
      int first = line.indexOf(" |");
      int last = line.lastIndexOf("| ");
      var literal = line.substring(first + 2, last).strip();
      return new Sample(line.substring(0, first), literal, line.substring(last + 2));
    }

    String expression() {
      return literal.startsWith("=")
          ? literal.substring(1)
          : "'" + literal.replace("'", "''") + "'";
    }
  }

  private List<Sample> samples() throws IOException {
    var samples = new ArrayList<Sample>();
    for (var list : product.lists()) {
      try (var in = getClass().getResourceAsStream("/io/weik/source/database/value/" + list)) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(Sample::parse)
            .forEach(samples::add);
      }
    }
    return samples;
  }

  @Test
  void eachTypeHasTheSameJsonAsWhenItIsRead() throws Exception {
    var samples = samples();
    parameters.put("Table", "t*");
    startAndWait();

    insert(samples, ""); // shapes that the log tells
    insert(samples, " NOT NULL");
    events(2 * samples.size());
    stopAll();
    context = context.restarted();
    forgetShapes();
    startAndWait(); // shapes that the server tells
    for (int i = 0; i < tables; i++) {
      database.execute("UPDATE t" + i + " SET id = 1000 + id");
    }

    var found = found(6 * samples.size());
    SoftAssertions.assertSoftly(
        softly -> {
          for (int i = 0; i < 2 * samples.size(); i++) {
            var sample = samples.get(i % samples.size());
            softly.assertThat(found.get("t" + i)).as(sample.toString()).isEqualTo(sample.json());
          }
        });
  }

  private int tables;

  private void insert(List<Sample> samples, String constraint) throws Exception {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("SET SESSION sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+00:00'");
      for (var sample : samples) {
        var table = "t" + tables++;
        var type = constraint.isEmpty() ? sample.type() : sample.type().replace(" null", "");
        var more = sample.type().startsWith("timestamp") ? "" : constraint;
        statement.execute("CREATE TABLE " + table + " (id INT PRIMARY KEY, v " + type + more + ")");
        statement.execute("INSERT INTO " + table + " VALUES (1, " + sample.expression() + ")");
      }
    }
  }

  private Map<String, String> found(int count) {
    events(count);
    var found = new HashMap<String, String>();
    context.drafts().stream()
        .map(draft -> draft.data().orElseThrow().text())
        .filter(json -> json.startsWith("{\"operation\":\"insert\""))
        .forEach(
            json ->
                found.merge(
                    between(json, "\"table\":\"", "\""), value(json), BinlogParityTest::same));
    return found;
  }

  private static String same(String one, String other) {
    return one.equals(other) ? one : one + " and " + other;
  }

  private static String value(String json) {
    var after = between(json, "\"after\":{\"id\":", ",\"changedColumns\"");
    after = after.substring(after.indexOf("\"v\":") + 4);
    return after.substring(0, after.length() - 1);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
