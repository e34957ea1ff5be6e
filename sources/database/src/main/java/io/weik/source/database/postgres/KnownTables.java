package io.weik.source.database.postgres;

import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.InitialSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which tables a source has followed so far. A table that comes to fit its patterns later had rows
 * already before it was followed, of which the log tells nothing: they are to be read.
 */
record KnownTables(DatabaseConfig config, SourceContext context) {
  private static final String KEY = "log/tables";

  private record Known(String wanted, Set<Long> oids) {}

  /** Those whose rows are to be read first; none at the very first start. */
  List<FollowedTable> unread(List<FollowedTable> tables) {
    return stored()
        .filter(this::isAboutNew)
        .map(known -> tables.stream().filter(each -> !known.oids.contains(each.oid())).toList())
        .orElse(List.of());
  }

  /** Those that were told before. */
  List<FollowedTable> among(List<FollowedTable> tables) {
    return stored()
        .map(known -> tables.stream().filter(each -> known.oids.contains(each.oid())).toList())
        .orElse(List.of());
  }

  /** Where the config has changed, more tables are no new ones. */
  private boolean isAboutNew(Known known) {
    return known.wanted.equals(wanted()) || config.initialSnapshot() == InitialSnapshot.DATA;
  }

  /** From now on all of these are known, durably. */
  void store(List<FollowedTable> tables) throws InterruptedException {
    var oids =
        tables.stream().map(FollowedTable::oid).collect(Collectors.toCollection(TreeSet::new));
    var now = new Known(wanted(), oids);
    if (stored().filter(now::equals).isEmpty()) {
      var numbers = oids.stream().map(String::valueOf).collect(Collectors.joining(" "));
      var text = now.wanted + "\n" + numbers;
      context.emitter().emit(List.of(), new StateChange.Put(KEY, Payload.ofText(text)));
    }
  }

  private String wanted() {
    return (config.schema().orElse("") + " " + String.join(" ", config.table())).replace('\n', ' ');
  }

  private Optional<Known> stored() {
    return context.state(KEY).map(Payload::text).map(KnownTables::parse);
  }

  private static Known parse(String text) {
    int line = text.indexOf('\n');
    var oids =
        Arrays.stream(text.substring(line + 1).split(" ", -1))
            .filter(number -> !number.isEmpty())
            .map(Long::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Known(text.substring(0, line), oids);
  }
}
