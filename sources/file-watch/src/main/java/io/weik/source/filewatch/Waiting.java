package io.weik.source.filewatch;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.source.Delivered;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import io.weik.source.filewatch.watch.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The durable list of files whose events are to be delivered before something is done with them.
 * The positions of the events are known, and stored, only after the events themselves are.
 */
final class Waiting implements Batch.Positions {
  private static final String ALL = "waiting/";
  private static final String KEPT = "contents";
  private static final int PAGE = 500;
  private static final long UNKNOWN = -1;

  /**
   * A file on the list.
   *
   * @param path relative
   * @param state in which its events tell it
   * @param first position of its first event; negative when it is not known
   * @param last position of its last event
   */
  record One(String path, KnownFile state, long first, long last) {
    boolean isPlaced() {
      return first != UNKNOWN;
    }

    private One with(long position) {
      return isPlaced()
          ? new One(path, state, Math.min(first, position), Math.max(last, position))
          : new One(path, state, position, position);
    }

    /** Whether all subscriptions have delivered all its events. */
    boolean isDelivered(Delivered delivered) {
      return isPlaced()
          && delivered.frontier() > 0
          && last <= delivered.frontier()
          && delivered.open().stream().noneMatch(open -> open >= first && open <= last);
    }

    StateChange stored() {
      var text = first + " " + last + " " + state.stored().text();
      return new StateChange.Put(ALL + path, Payload.ofText(text));
    }

    private static One parse(StateEntry entry) {
      var parts = entry.value().text().split(" ", 3);
      return new One(
          entry.key().substring(ALL.length()),
          KnownFile.parse(Payload.ofText(parts[2])),
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]));
    }
  }

  private final SourceContext context;
  private final boolean used;
  private final BooleanSupplier inodesAreStable;
  private final Map<String, One> unsaved = new HashMap<>();
  private boolean grown = true;
  private Optional<String> kept = Optional.empty();

  /**
   * Makes one.
   *
   * @param then what is done with files; nothing waits when that is nothing
   * @param inodesAreStable whether an unchanged file has the same inode every time
   */
  Waiting(SourceContext context, OnDelivered then, BooleanSupplier inodesAreStable) {
    this.context = context;
    this.used = then != OnDelivered.KEEP;
    this.inodesAreStable = inodesAreStable;
  }

  /**
   * A file's events are about to be stored.
   *
   * @return what is to be stored with the last of them
   */
  Optional<StateChange> begin(Subject subject) {
    if (!used) {
      return Optional.empty();
    }
    over(subject.path());
    var one = new One(subject.path(), subject.state(), UNKNOWN, UNKNOWN);
    unsaved.put(subject.path(), one);
    return Optional.of(one.stored());
  }

  /** A file is gone. */
  Optional<StateChange> end(String path) {
    unsaved.remove(path);
    over(path);
    return used ? Optional.of(new StateChange.Delete(ALL + path)) : Optional.empty();
  }

  /**
   * A file's events do not hold all its contents: it may be the only copy, and stays.
   *
   * @return what is to be stored with the last of them
   */
  Optional<StateChange> keep(Subject subject, Root root) {
    var end = end(subject.path());
    if (used) {
      kept = Optional.of(subject.path());
      context.warn(
          KEPT,
          Problem.user("a file stays after delivery: its events do not hold all its contents")
              .value(root.text(subject.path()))
              .hint("contentOmitted in its events says why; put it away yourself"));
    }
    return end;
  }

  private void over(String path) {
    if (kept.filter(path::equals).isPresent()) {
      kept = Optional.empty();
      context.clear(KEPT);
    }
  }

  @Override
  public void stored(String path, long position) {
    unsaved.computeIfPresent(path, (_, one) -> one.with(position));
  }

  /** Stores the positions that have become known. */
  void save() throws InterruptedException {
    var placed = unsaved.values().stream().filter(One::isPlaced).map(One::stored).toList();
    if (!placed.isEmpty()) {
      context.emitter().emit(List.of(), placed.toArray(StateChange[]::new));
      grown = true;
    }
    unsaved.clear();
  }

  /** Whether what is there now is this state of a file. */
  Predicate<Entry> is(KnownFile state) {
    return now -> state.is(now, inodesAreStable.getAsBoolean());
  }

  boolean isEmpty() {
    return !used || context.states(ALL, "", 1).isEmpty();
  }

  /** Whether files were put on the list since this was last asked. */
  boolean hasGrown() {
    boolean before = grown;
    grown = false;
    return before;
  }

  /** The files on the list after a path, some of them. */
  List<One> after(String path) {
    if (!used) {
      return List.of();
    }
    return context.states(ALL, path.isEmpty() ? "" : ALL + path, PAGE).stream()
        .map(One::parse)
        .toList();
  }

  /**
   * Makes files new to the listing whose events were stored and whose positions were not, so that
   * they are told once more, under the same ids, and their positions found.
   *
   * @param anew what makes the file at a relative path new
   */
  void recover(Function<String, StateChange> anew) throws InterruptedException {
    var page = after("");
    while (!page.isEmpty()) {
      var changes = new ArrayList<StateChange>();
      for (var one : page) {
        if (!one.isPlaced()) {
          changes.add(anew.apply(one.path()));
          changes.add(new StateChange.Delete(ALL + one.path()));
        }
      }
      if (!changes.isEmpty()) {
        context.emitter().emit(List.of(), changes.toArray(StateChange[]::new));
      }
      page = after(page.getLast().path());
    }
  }
}
