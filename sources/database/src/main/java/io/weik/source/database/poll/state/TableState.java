package io.weik.source.database.poll.state;

import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one table, as one poll finds and leaves it: a head and numbered pages.
 * Changes are collected in {@link #pending} until they are stored together with their events. One
 * thread.
 */
public final class TableState implements Pages {
  private static final int LISTED = 1000;

  private final SourceContext context;
  private final String prefix;
  private final Batch stored;
  private final Batch pending = new Batch();
  private final TableHead head;
  private @Nullable PageIndex index;

  /**
   * Reads the head.
   *
   * @param prefix what the keys of the table's state start with, a slash last
   * @param stored what the poll is to store besides, and that is not stored yet
   */
  public TableState(SourceContext context, String prefix, Batch stored) {
    this.context = context;
    this.prefix = prefix;
    this.stored = stored;
    this.head = new TableHead(find("head"));
  }

  private Optional<Payload> find(String name) {
    var key = prefix + name;
    var change = pending.change(key);
    if (change == null) {
      change = stored.change(key);
    }
    return switch (change) {
      case StateChange.Put(_, var value) -> Optional.of(value);
      case StateChange.Delete _ -> Optional.empty();
      case null -> context.state(key);
    };
  }

  /** What is to be stored of this table; the events of its rows are added to it. */
  public Batch pending() {
    return pending;
  }

  /**
   * Forgets all rows; from now on it is about these.
   *
   * @param told whether the rows that are there are events
   */
  public void startAfresh(String watched, List<String> key, boolean told) {
    var after = "";
    boolean more = true;
    while (more) {
      var entries = context.states(prefix + "page/", after, LISTED);
      entries.forEach(entry -> pending.add(new StateChange.Delete(entry.key())));
      more = entries.size() == LISTED;
      after = more ? entries.getLast().key() : after;
    }
    head.startAfresh(watched, key, told);
  }

  /** What is remembered of the table as a whole. */
  public TableHead head() {
    return head;
  }

  /** Adds the head to what is to be stored, if anything has changed but the number of the poll. */
  public void save() {
    if (head.hasChanged() || !pending.isEmpty()) {
      put("head", head.json());
    }
  }

  /** From now on the index follows the pages that are written. */
  public void follow(@Nullable PageIndex follower) {
    index = follower;
  }

  /** The chunk of digests of this number. */
  byte[] chunk(long number) {
    return find("page/" + number).map(Payload::bytes).orElseThrow(() -> missing(number));
  }

  /** Stores a chunk of digests under a number. */
  void chunk(long number, byte[] bytes) {
    put("page/" + number, Payload.of(bytes));
  }

  @Override
  public Page read(long number) {
    return new Page(chunk(number));
  }

  private IllegalStateException missing(long number) {
    return new IllegalStateException("state is missing: " + prefix + "page/" + number);
  }

  @Override
  public void write(long number, byte[] page) {
    put("page/" + number, Payload.of(page));
    var written = new Page(page);
    if (written.next() == 0) {
      head.last(number);
    }
    if (index != null) {
      index.put(number, written);
    }
  }

  @Override
  public void delete(long number) {
    pending.add(new StateChange.Delete(prefix + "page/" + number));
    if (index != null) {
      index.remove(number);
    }
  }

  @Override
  public long fresh() {
    return head.fresh();
  }

  @Override
  public long first() {
    return head.first();
  }

  @Override
  public void begin(long first) {
    head.begin(first);
  }

  private void put(String name, Payload value) {
    pending.add(new StateChange.Put(prefix + name, value));
  }
}
