package io.weik.source.database.postgres;

import io.weik.api.source.Gap;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Finds changes that the server cannot tell any more. A loss is told as the same gap however it
 * looks later: it has no end until it is known where the source goes on.
 *
 * @param connection asks the catalog
 */
record Losses(Connection connection, Connection replication, Origin origin, Published published) {

  /**
   * What was lost, and whether what the slot has now can be read.
   *
   * @param slotServes false when its log is of no use, for it was made before the publications
   */
  record Loss(Gap gap, boolean slotServes) {}

  /**
   * What was lost after a stored position; empty when all of it can still be had.
   *
   * @param told the tables that were told till then
   */
  Optional<Loss> since(Position stored, List<FollowedTable> told) throws SQLException {
    var ofServer = ofServer(stored);
    if (!ofServer.isEmpty()) {
      return loss(stored, ofServer, false);
    }
    var ofPublication = ofPublication(stored, told);
    var ofSlot = ofSlot(stored, Slot.find(connection, stored.slot()));
    return loss(stored, ofSlot.isEmpty() ? ofPublication : ofSlot, ofPublication.isEmpty());
  }

  /** The loss where a publication that was not there at that position had to be made. */
  static Loss ofNewPublication(Position stored) {
    return new Loss(
        gap(stored, "a publication of %s is new: it tells no log before".formatted(stored.slot())),
        false);
  }

  private static Optional<Loss> loss(Position stored, String what, boolean slotServes) {
    return what.isEmpty() ? Optional.empty() : Optional.of(new Loss(gap(stored, what), slotServes));
  }

  private static Gap gap(Position stored, String reason) {
    return new Gap(Lsn.text(stored.furthest()), "", reason);
  }

  private static String ofSlot(Position stored, Optional<Slot> slot) {
    if (slot.isEmpty()) {
      return "replication slot %s is gone".formatted(stored.slot());
    }
    var found = slot.get();
    if (!found.lost().isEmpty()) {
      return "the server gave up replication slot %s (%s)".formatted(found.name(), found.lost());
    }
    return !found.ready() || Lsn.isBefore(stored.next(), found.confirmed())
        ? "replication slot %s was made anew, or moved on by someone else, to %s"
            .formatted(found.name(), Lsn.text(found.confirmed()))
        : "";
  }

  private String ofPublication(Position stored, List<FollowedTable> told) {
    var what =
        published.get(stored.slot()).isEmpty()
            ? "is gone"
            : !published.identity().equals(stored.publications())
                ? "was made anew"
                : published.holds(told)
                    ? ""
                    : "was altered by someone else: it no longer holds all tables";
    return what.isEmpty() ? "" : "publication %s %s".formatted(stored.slot(), what);
  }

  private String ofServer(Position stored) throws SQLException {
    if (!origin.system().equals(stored.system())) {
      return "it is another server (%s) than before".formatted(origin.system());
    }
    if (Lsn.isBefore(origin.end(), stored.next())) {
      return "the log of the server ends before what was read: it was set back";
    }
    var left = origin.left(stored.timeline(), replication);
    return left.isPresent() && Lsn.isBefore(left.getAsLong(), stored.furthest())
        ? "the server went another way at %s, before what was read"
            .formatted(Lsn.text(left.getAsLong()))
        : "";
  }
}
