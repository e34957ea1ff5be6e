package io.weik.source.database.poll.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The lists of columns of which digests of rows are made, each under a number: the present one, and
 * those before it as long as pages are left with digests of theirs.
 */
public final class Bases {
  private final ObjectNode lists;

  Bases(ObjectNode lists) {
    this.lists = lists;
  }

  /**
   * The number of a list, which is the present one from now on.
   *
   * @param columns name and type of each
   * @param contents whether contents are kept
   */
  public int use(List<String> columns, boolean contents) {
    int newest = newest();
    if (newest > 0 && columns(newest).equals(columns) && contents(newest) == contents) {
      return newest;
    }
    var list = lists.putObject(Integer.toString(newest + 1)).put("contents", contents);
    columns.forEach(list.putArray("columns")::add);
    return newest + 1;
  }

  /** The numbers of all lists. */
  public List<Integer> all() {
    return lists.propertyStream().map(Map.Entry::getKey).map(Integer::valueOf).toList();
  }

  private int newest() {
    return all().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private boolean contents(int basis) {
    return lists.path(Integer.toString(basis)).path("contents").asBoolean();
  }

  /** Name and type of each column of a list. */
  public List<String> columns(int basis) {
    var columns = lists.path(Integer.toString(basis)).path("columns");
    return StreamSupport.stream(columns.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** Whether there may be pages with digests of other lists than the present one. */
  public boolean areMixed() {
    return lists.size() > 1;
  }

  /** All pages have digests of this list now. */
  public void keepOnly(int basis) {
    lists.retain(Integer.toString(basis));
  }
}
