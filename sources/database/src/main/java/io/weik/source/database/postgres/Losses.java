package io.weik.source.database.postgres;

import io.weik.api.source.Gap;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Finds changes that the server cannot tell any more.
 *
 * @param connection asks the catalog
 */
record Losses(
    Connection connection, Connection replication, Origin origin, Publications publications) {

  /**
   * What was lost after a stored position; empty when all of it can still be had.
   *
   * @param told the tables that were told till then
   */
  Optional<Gap> since(Position stored, List<FollowedTable> told) throws SQLException {
    var ofServer = ofServer(stored);
    if (ofServer.isPresent()) {
      return ofServer;
    }
    var slot = Slot.find(connection, stored.slot());
    if (slot.isEmpty()) {
      return gap(stored, "", "replication slot %s is gone".formatted(stored.slot()));
    }
    var found = slot.get();
    if (!found.lost().isEmpty()) {
      return gap(
          stored,
          "",
          "the server gave up replication slot %s (%s)".formatted(found.name(), found.lost()));
    }
    if (!found.ready() || Lsn.isBefore(stored.next(), found.confirmed())) {
      return gap(
          stored,
          Lsn.text(found.confirmed()),
          "replication slot %s was made anew, or moved on by someone else".formatted(found.name()));
    }
    return ofPublication(stored, told);
  }

  private Optional<Gap> ofPublication(Position stored, List<FollowedTable> told)
      throws SQLException {
    long now = publications.oid(connection);
    var what =
        now == 0
            ? "is gone"
            : now != stored.publication()
                ? "was made anew"
                : publications.hold(connection, told)
                    ? ""
                    : "was altered by someone else: it no longer holds all tables";
    return what.isEmpty()
        ? Optional.empty()
        : gap(stored, "", "publication %s %s".formatted(stored.slot(), what));
  }

  private Optional<Gap> ofServer(Position stored) throws SQLException {
    if (!origin.system().equals(stored.system())) {
      return gap(stored, "", "it is another server (%s) than before".formatted(origin.system()));
    }
    if (Lsn.isBefore(origin.end(), stored.next())) {
      return gap(stored, "", "the log of the server ends before what was read: it was set back");
    }
    var left = origin.left(stored.timeline(), replication);
    if (left.isPresent() && Lsn.isBefore(left.getAsLong(), stored.furthest())) {
      return gap(
          stored,
          Lsn.text(left.getAsLong()),
          "the server went another way at %s, before what was read"
              .formatted(Lsn.text(left.getAsLong())));
    }
    return Optional.empty();
  }

  private static Optional<Gap> gap(Position stored, String to, String reason) {
    return Optional.of(new Gap(Lsn.text(stored.furthest()), to, reason));
  }
}
