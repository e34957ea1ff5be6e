package io.weik.source.database.poll;

import io.weik.api.digest.SipHash;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Polled;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StoreUnavailableException;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialect;
import io.weik.source.database.dialect.NearNames;
import io.weik.source.database.dialect.Schemas;
import io.weik.source.database.poll.state.Batch;
import io.weik.source.database.table.TableName;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One poll of all tables. A table that cannot be read keeps no other from being read, as long as
 * the server answers. One thread.
 */
final class Round {
  private static final String HASH_KEY = "poll/digest-key";
  private static final String STARTED = "poll/started";
  private static final String TOPIC = "table ";
  private static final String PARAMETER = "spec.Parameters.Table";
  private static final int HASH_KEY_BYTES = 16;

  private final DatabaseConfig config;
  private final Dialect dialect;
  private final SourceContext context;
  private final Work work;
  private final ReadingConnection connection;
  private final PageIndexes indexes;
  private final Warnings warnings;
  private final String idleWords;
  private final Batch batch = new Batch();
  private final Map<String, Problem> failures = new LinkedHashMap<>();
  private long rows;
  private long changes;
  private int tables;

  Round(
      DatabaseConfig config,
      Dialect dialect,
      SourceContext context,
      Work work,
      ReadingConnection connection,
      PageIndexes indexes,
      Warnings warnings,
      String idleWords) {
    this.config = config;
    this.dialect = dialect;
    this.context = context;
    this.work = work;
    this.connection = connection;
    this.indexes = indexes;
    this.warnings = warnings;
    this.idleWords = idleWords;
  }

  Polled run() throws SQLException, InterruptedException {
    warnings.begin();
    var snapshot = timed("connect", connection::inSnapshot);
    var all = timed("list tables", () -> dialect.tables(snapshot));
    var selection = Schemas.selection(config);
    selection.absent(all).forEach(name -> failed(name, absent(name, all)));
    var present = selection.of(all);
    if (present.isEmpty() && failures.isEmpty()) {
      failed(
          "",
          Problem.user("no table fits").path(PARAMETER).value(String.join(", ", config.table())));
    }
    var old = old(present);
    var hash = hash();
    for (var name : present) {
      poll(name, !old.contains(StateKey.of(name)), hash);
    }
    scope(hash).store();
    tellFailures();
    connection.endSnapshot();
    return new Polled(summary(), false);
  }

  /** The tables that were there in the beginning, whether they could be read or not. */
  private Set<String> old(List<TableName> present) {
    var watched = Watched.tables(config);
    var known = context.state(STARTED).map(Payload::text).filter(text -> text.startsWith(watched));
    if (known.isPresent()) {
      return Set.of(known.get().split("\n"));
    }
    var names = present.stream().map(StateKey::of).toList();
    if (!present.isEmpty()) {
      var text = watched + "\n" + String.join("\n", names);
      batch.add(new StateChange.Put(STARTED, Payload.ofText(text)));
    }
    return Set.copyOf(names);
  }

  private SipHash hash() {
    byte[] key =
        context
            .state(HASH_KEY)
            .map(Payload::bytes)
            .orElseGet(
                () -> {
                  byte[] fresh = new byte[HASH_KEY_BYTES];
                  new SecureRandom().nextBytes(fresh);
                  batch.add(new StateChange.Put(HASH_KEY, Payload.of(fresh)));
                  return fresh;
                });
    return new SipHash(key, 0);
  }

  private Scope scope(SipHash hash) throws SQLException {
    return new Scope(config, dialect, context, work, connection.current(), warnings, batch, hash);
  }

  private void poll(TableName name, boolean isNew, SipHash hash)
      throws SQLException, InterruptedException {
    try {
      var table = dialect.describe(connection.current(), name);
      if (table.isPresent()) {
        var poll = new TablePoll(scope(hash), table.get(), isNew, indexes);
        var found = timed("read " + name, poll::run);
        tables++;
        rows += found.rows();
        changes += found.changes();
      }
    } catch (StoreUnavailableException storeIsDown) {
      throw storeIsDown;
    } catch (ProblemException wrong) {
      leave(name, wrong.problems().getFirst());
    } catch (SQLException failure) {
      work.check();
      leave(name, dialect.explain(failure));
    } finally {
      context.progress(idleWords);
    }
  }

  /** Goes on to the next table, if the server answers; what was read of this one is not used. */
  private void leave(TableName name, Problem why) throws SQLException {
    failed(name.toString(), why);
    indexes.forget(name);
    connection.close();
    var _ = connection.inSnapshot();
  }

  private void failed(String table, Problem why) {
    failures.put(table, why);
  }

  private void tellFailures() {
    boolean nothingWorks = tables == 0 && !failures.isEmpty();
    if (!nothingWorks) {
      failures.forEach((table, why) -> warnings.add(TOPIC + table, why));
    }
    warnings.show();
    if (nothingWorks) {
      throw new ProblemException(List.copyOf(failures.values()));
    }
  }

  private static Problem absent(String name, List<TableName> all) {
    var problem = Problem.user("no such table").path(PARAMETER).value(name);
    var names =
        all.stream().map(name.contains(".") ? TableName::toString : TableName::name).toList();
    return NearNames.hint(name, names).map(problem::hint).orElse(problem);
  }

  private String summary() {
    var in = tables == 1 ? "" : " in " + tables + " tables";
    return String.format(
        Locale.ROOT, "%s%s, %s", counted(rows, "row"), in, counted(changes, "change"));
  }

  private static String counted(long count, String what) {
    return String.format(
        Locale.ROOT,
        "%s %s%s",
        count == 0 ? "no" : "%,d".formatted(count),
        what,
        count == 1 ? "" : "s");
  }

  /** A part of the work. */
  @FunctionalInterface
  private interface Part<T> {
    T run() throws SQLException, InterruptedException;
  }

  private <T> T timed(String name, Part<T> part) throws SQLException, InterruptedException {
    long start = System.nanoTime();
    var result = part.run();
    context.took(name, Duration.ofNanos(System.nanoTime() - start));
    return result;
  }
}
