package io.weik.source.database.postgres;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.OnGap;
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
    var publications = publications();
    var there = publications.read(connection);
    var text = context.state(Position.KEY).map(Payload::text);
    var beginning = text.isEmpty() ? first(there) : Beginning.parse(text.get());
    if (beginning.isPresent()) {
      return begin(beginning.get(), origin, publications.ensure(connection, there, tables));
    }
    var stored = Position.parse(text.orElseThrow());
    var told = new KnownTables(config, context).among(tables);
    var lost = new Losses(connection, replication, origin, there).since(stored, told);
    if (lost.isPresent()) {
      var after = afterGap(stored, lost.get());
      return begin(after, origin, publications.ensure(connection, there, tables));
    }
    var published = publications.ensure(connection, there, tables);
    return published.identity().equals(stored.publications())
        ? stored.on(origin.timeline())
        : begin(afterGap(stored, Losses.ofNewPublication(stored)), origin, published);
  }

  /** At the very first start. A slot older than the publications is known as such later, too. */
  private Optional<Beginning> first(Published there) throws SQLException, InterruptedException {
    boolean isRead = config.initialSnapshot() == InitialSnapshot.DATA;
    var first = new Beginning(0, isRead, config.manageSlot() && !there.isWhole());
    if (first.renews() && Slot.find(connection, slotName).isPresent()) {
      store(first.put());
    }
    return Optional.of(first);
  }

  private Beginning afterGap(Position stored, Losses.Loss lost) throws InterruptedException {
    var what = context.gap(lost.gap());
    var next = new Beginning(stored.life() + 1, what == OnGap.RESNAPSHOT, !lost.slotServes());
    store(next.put());
    return next;
  }

  private Position begin(Beginning beginning, Origin origin, Published published)
      throws SQLException, InterruptedException {
    var slot = slot(beginning, published);
    var position =
        new Position(
            beginning.life(),
            beginning.reading(),
            origin.system(),
            origin.timeline(),
            slotName,
            published.identity(),
            slot.confirmed(),
            0,
            0,
            0);
    store(position.put());
    return position;
  }

  /**
   * The slot to read from. Servers before version 18 cannot read the log from before a publication
   * was made, not even to pass it over: such a slot is made anew, or moved on if somebody else made
   * it.
   */
  private Slot slot(Beginning beginning, Published published)
      throws SQLException, InterruptedException {
    var use = new SlotUse(context, slotName, connection);
    var found = use.made();
    boolean isUseless =
        found.map(slot -> !slot.lost().isEmpty()).orElse(false) || beginning.renews();
    if (found.isPresent() && isUseless && isOwn(published)) {
      found.get().requireOf(config.database().orElse(""));
      use.await();
      found.get().drop(connection);
      found = Optional.empty();
    }
    if (found.isEmpty()) {
      create(use);
    } else {
      take(found.get(), beginning, use);
    }
    return use.made().orElseThrow(() -> gone(""));
  }

  private boolean isOwn(Published published) {
    return config.manageSlot() && (config.slotName().isEmpty() || published.tellsOwnSlot());
  }

  /** Reads on from one that is there, whoever made it. */
  private void take(Slot slot, Beginning beginning, SlotUse use)
      throws SQLException, InterruptedException {
    slot.requireUsable(config.database().orElse(""));
    if (beginning.renews()) {
      use.await();
      slot.advance(connection);
    } else if (beginning.life() > 0) {
      publications().noteSlot(connection, false); // somebody else made it meanwhile
    }
  }

  private Publications publications() {
    return new Publications(config, slotName);
  }

  private void create(SlotUse use) throws SQLException, InterruptedException {
    if (!config.manageSlot()) {
      throw gone(Slot.command(slotName));
    }
    context.progress("makes slot %s, once the transactions that run are done".formatted(slotName));
    use.remember(connection.unwrap(PGConnection.class).getBackendPID());
    publications().noteSlot(connection, true);
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
