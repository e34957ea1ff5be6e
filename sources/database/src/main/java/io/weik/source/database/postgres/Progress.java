package io.weik.source.database.postgres;

/**
 * Where in the log the stream is: after which transaction, and after which row of the one under
 * way. One thread.
 */
final class Progress {
  private final Position begin;
  private long next;
  private long commit;
  private long change;
  private int row;
  private boolean known;

  /** Goes on after a position. */
  Progress(Position begin) {
    this.begin = begin;
    this.next = begin.next();
  }

  /** A transaction begins whose commit is there. */
  void begin(long committed) {
    commit = committed;
    change = 0;
    row = 0;
    known = Lsn.isBefore(committed, begin.next());
  }

  /** A row that changed there; several rows may have changed at one place. */
  void row(long place) {
    row = place == change ? row + 1 : 0;
    change = place;
  }

  /** The transaction is at its end, which is there. */
  void end(long committed) {
    next = Lsn.later(next, committed);
    commit = 0;
    change = 0;
    row = 0;
  }

  /** All of the log up to there has been told. */
  void reach(long end) {
    next = Lsn.later(next, end);
  }

  /** Whether a transaction is under way. */
  boolean isWithin() {
    return commit != 0;
  }

  /** Whether the present row's events are stored already. */
  boolean isKnown() {
    if (known || commit != begin.commit()) {
      return known;
    }
    int places = Long.compareUnsigned(change, begin.change());
    return places < 0 || (places == 0 && row <= begin.row());
  }

  /** What tells the present row's change from all others. */
  String name() {
    var name = Lsn.text(change) + "/" + row;
    return begin.life() == 0 ? name : name + "/" + begin.life();
  }

  /** As it is to be stored. */
  Position position() {
    return begin.at(next, commit, change, row);
  }
}
