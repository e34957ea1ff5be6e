package io.weik.source.database.postgres;

import io.weik.api.event.Payload;
import io.weik.api.source.StateChange;

/**
 * How far a source is in the log, as it is stored together with the events up to there.
 *
 * @param life how many times it has begun anew, because the log before was lost
 * @param reading whether the rows that were there at its beginning are still to be read
 * @param system the server's name of itself, the same for its standbys
 * @param timeline the history of that server which the position is of
 * @param slot the replication slot
 * @param publications what tells the publications from such as are made anew
 * @param next all transactions whose commit is before this are done
 * @param commit the commit of the transaction after them that is done in part; 0 for none
 * @param change where in the log the last change of that part is
 * @param row which of the rows at that place it is: one record of the log may hold several
 */
record Position(
    int life,
    boolean reading,
    String system,
    int timeline,
    String slot,
    String publications,
    long next,
    long commit,
    long change,
    int row) {
  /** The key of the state that holds it. */
  static final String KEY = "log/position";

  private static final String BLANK = " ";

  /** From the text that {@link #text} gives. */
  static Position parse(String text) {
    var words = text.split(BLANK, -1);
    return new Position(
        Integer.parseInt(words[0]),
        Boolean.parseBoolean(words[1]),
        words[2],
        Integer.parseInt(words[3]),
        words[4],
        words[5],
        Lsn.parse(words[6]),
        Lsn.parse(words[7]),
        Lsn.parse(words[8]),
        Integer.parseInt(words[9]));
  }

  /** For the state of the source. */
  StateChange put() {
    return new StateChange.Put(KEY, Payload.ofText(text()));
  }

  /** In text that {@link #parse} reads. */
  String text() {
    return String.join(
        BLANK,
        Integer.toString(life),
        Boolean.toString(reading),
        system,
        Integer.toString(timeline),
        slot,
        publications,
        Lsn.text(next),
        Lsn.text(commit),
        Lsn.text(change),
        Integer.toString(row));
  }

  /** A copy with the rows at its beginning read. */
  Position read() {
    return new Position(
        life, false, system, timeline, slot, publications, next, commit, change, row);
  }

  /** A copy as of another history of the server. */
  Position on(int newTimeline) {
    return new Position(
        life, reading, system, newTimeline, slot, publications, next, commit, change, row);
  }

  /** A copy further on. */
  Position at(long newNext, long newCommit, long newChange, int newRow) {
    return new Position(
        life, reading, system, timeline, slot, publications, newNext, newCommit, newChange, newRow);
  }

  /** How far it is in whole. */
  long furthest() {
    return commit == 0 ? next : Lsn.later(next, commit);
  }
}
