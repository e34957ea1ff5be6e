package io.weik.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Has something done with many dead letters, page by page, so that no request takes long and it can
 * be seen how far it is.
 */
final class LetterPages {
  private static final int MOST = 10_000;

  private final AdminClient client;
  private final String path;
  private final Map<String, Optional<String>> values;

  /**
   * What the admin API does with dead letters.
   *
   * @param verb as {@code retry}
   * @param values which are meant, and how it is done
   */
  LetterPages(AdminClient client, String verb, Map<String, Optional<String>> values) {
    this.client = client;
    this.path = AdminClient.path("deadletters", verb);
    this.values = values;
  }

  /** Only asks which would be taken. */
  ObjectNode planned() {
    var asking = new LinkedHashMap<>(values);
    asking.put("dryRun", Optional.of("true"));
    return all(asking, Integer.MAX_VALUE, MOST, _ -> {});
  }

  /**
   * Does it with the oldest ones.
   *
   * @param count how many at most: those that were planned, and none that came later
   * @param page how many at a time
   * @param done is told after each page how many are done
   * @return {@code {"items": [...]}} with what came of each
   */
  ObjectNode done(int count, int page, LongConsumer done) {
    return all(values, count, Math.min(page, MOST), done);
  }

  private ObjectNode all(
      Map<String, Optional<String>> asked, int count, int page, LongConsumer done) {
    var all = Output.JSON.createObjectNode();
    var items = all.putArray("items");
    var query = new LinkedHashMap<>(asked);
    var more = count > 0;
    while (more) {
      int limit = Math.min(page, count - items.size());
      query.put("limit", Optional.of(String.valueOf(limit)));
      var answer = client.post(path + AdminClient.query(query), new byte[0]);
      answer.path("items").forEach(items::add);
      done.accept(items.size());
      var next = Optional.ofNullable(answer.get("next")).map(JsonNode::asText);
      query.put("after", next);
      more = next.isPresent() && items.size() < count;
    }
    return all;
  }
}
