package io.weik.source.database.engine;

import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What {@link StateHistory} keeps, one state entry each. An entry that is there already, as when
 * the log is read again after a crash, is not stored twice. Safe for several threads.
 */
final class Shapes {
  /** What the state keys start with. */
  static final String PREFIX = "log/shape/";

  private static final int PAGE = 1000;
  private static final Pattern TIME = Pattern.compile("\"ts_ms\"\\s*:\\s*\\d+");

  private final SourceContext context;
  private final boolean kept;
  private final List<String> entries = new ArrayList<>();
  private final Set<String> known = new LinkedHashSet<>();
  private long next;

  private Shapes(SourceContext context, boolean kept) {
    this.context = context;
    this.kept = kept;
  }

  /** Those in the state; what is added is stored there. */
  static Shapes stored(SourceContext context) {
    return read(context, true);
  }

  /** Those in the state; what is added is kept in memory alone. */
  static Shapes copied(SourceContext context) {
    return read(context, false);
  }

  /** These; what is added is kept in memory alone. */
  static Shapes of(SourceContext context, List<String> entries) {
    var shapes = new Shapes(context, false);
    entries.forEach(shapes::remember);
    return shapes;
  }

  private static Shapes read(SourceContext context, boolean kept) {
    var shapes = new Shapes(context, kept);
    var after = "";
    for (var page = page(context, after); !page.isEmpty(); page = page(context, after)) {
      page.forEach(entry -> shapes.remember(entry.value().text()));
      after = page.getLast().key();
    }
    if (!after.isEmpty()) {
      shapes.next = number(after) + 1;
    }
    return shapes;
  }

  private static List<StateEntry> page(SourceContext context, String after) {
    return context.states(PREFIX, after, PAGE);
  }

  /** Whether the state has none. */
  static boolean areMissing(SourceContext context) {
    return page(context, "").isEmpty();
  }

  /** The changes of the state that put these in the place of all. */
  static List<StateChange> replacement(SourceContext context, List<String> entries) {
    var changes = new ArrayList<StateChange>();
    var after = "";
    for (var page = page(context, after); !page.isEmpty(); page = page(context, after)) {
      page.forEach(entry -> changes.add(new StateChange.Delete(entry.key())));
      after = page.getLast().key();
    }
    long next = after.isEmpty() ? 0 : number(after) + 1;
    for (var entry : entries) {
      changes.add(put(next++, entry));
    }
    return changes;
  }

  private static long number(String key) {
    return Long.parseLong(key.substring(PREFIX.length()));
  }

  private static StateChange put(long number, String json) {
    return new StateChange.Put(PREFIX + "%012d".formatted(number), Payload.ofText(json));
  }

  private boolean remember(String json) {
    boolean isNew = known.add(TIME.matcher(json).replaceAll(""));
    if (isNew) {
      entries.add(json);
    }
    return isNew;
  }

  /** Adds one; durable when this returns. */
  synchronized void add(String json) throws InterruptedException {
    if (remember(json) && kept) {
      context.emitter().emit(List.of(), put(next++, json));
    }
  }

  /** All, in the order in which they were added. */
  synchronized void forEach(Consumer<String> action) {
    entries.forEach(action);
  }

  synchronized boolean isEmpty() {
    return entries.isEmpty();
  }
}
