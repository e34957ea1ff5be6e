package io.weik.source.database.poll;

import io.weik.source.database.table.TableName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names tables in keys of state. */
final class StateKey {
  private StateKey() {}

  /** The table, with one slash and no other. */
  static String of(TableName table) {
    return part(table.schema()) + "/" + part(table.name());
  }

  private static String part(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
