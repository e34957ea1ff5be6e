package io.weik.source.database.postgres;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.InitialSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Finds where in the log a source goes on, or begins. Tells when changes were lost before, once for
 * each loss: what is to be done about it is stored before it is done.
 *
 * @param slotName the name of the slot and the publications
 * @param connection may change the catalog
 * @param replication a connection that speaks the protocol of replication
 */
record Start(
    DatabaseConfig config,
    SourceContext context,
    String slotName,
    Connection connection,
    Connection replication) {

  /** The position to go on after, with slot and publications that are there for these tables. */
  Position position(List<FollowedTable> tables) throws SQLException, InterruptedException {
    var origin = Origin.of(replication);
    var publications = new Publications(config, slotName);
    boolean isPublished = publications.oid(connection) != 0;
    var text = context.state(Position.KEY).map(Payload::text);
    var beginning = text.isEmpty() ? first() : Beginning.parse(text.get());
    if (beginning.isEmpty()) {
      var stored = Position.parse(text.orElseThrow());
      var lost =
          new Losses(connection, replication, origin, publications)
              .since(stored, new KnownTables(config, context).among(tables));
      if (lost.isEmpty()) {
        publications.ensure(connection, tables);
        return stored.on(origin.timeline());
      }
      beginning = Optional.of(afterGap(stored, lost.get()));
    }
    publications.ensure(connection, tables);
    return begin(beginning.get(), origin, publications, isPublished);
  }

  private Optional<Beginning> first() {
    return Optional.of(new Beginning(0, config.initialSnapshot() == InitialSnapshot.DATA, 0));
  }

  private Beginning afterGap(Position stored, Gap gap) throws InterruptedException {
    var what = context.gap(gap);
    var next = new Beginning(stored.life() + 1, what == OnGap.RESNAPSHOT, stored.furthest());
    store(next.put());
    return next;
  }

  private Position begin(
      Beginning beginning, Origin origin, Publications publications, boolean wasPublished)
      throws SQLException, InterruptedException {
    var slot = slot(beginning, wasPublished);
    var position =
        new Position(
            beginning.life(),
            beginning.reading(),
            origin.system(),
            origin.timeline(),
            slotName,
            publications.oid(connection),
            slot.confirmed(),
            0,
            0,
            0);
    store(position.put());
    return position;
  }

  private Slot slot(Beginning beginning, boolean wasPublished)
      throws SQLException, InterruptedException {
    var use = new SlotUse(context, slotName, connection);
    var found = use.made();
    if (found.isPresent() && !found.get().lost().isEmpty() && config.manageSlot()) {
      found.get().drop(connection);
      found = Optional.empty();
    }
    if (found.isEmpty()) {
      create(use);
    } else {
      found.get().requireUsable(config.database().orElse(""));
      boolean isOld = !Lsn.isBefore(beginning.after(), found.get().confirmed());
      if (!wasPublished || (beginning.life() > 0 && isOld)) {
        found.get().advance(connection); // the log that it has is of no use
      }
    }
    return use.made().orElseThrow(() -> gone(""));
  }

  private void create(SlotUse use) throws SQLException, InterruptedException {
    if (!config.manageSlot()) {
      throw gone(Slot.command(slotName));
    }
    context.progress("makes slot %s, once the transactions that run are done".formatted(slotName));
    use.remember(connection.unwrap(PGConnection.class).getBackendPID());
    Slot.create(connection, slotName);
  }

  private ProblemException gone(String command) {
    return new ProblemException(
        Problem.user("replication slot %s is not there".formatted(slotName)).hint(command));
  }

  private void store(StateChange position) throws InterruptedException {
    context.emitter().emit(List.of(), position);
  }
}
