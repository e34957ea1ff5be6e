package io.weik.source.database;

import io.weik.api.resource.EventSource;
import io.weik.api.source.Claim;
import io.weik.api.source.ParameterProblem;
import io.weik.api.source.Source;
import io.weik.api.source.SourceType;
import io.weik.source.database.change.Change;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.dialect.Probe;
import io.weik.source.database.postgres.PostgresServerName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The type {@code database}: rows that are inserted, updated or deleted become events. */
public final class DatabaseType implements SourceType<DatabaseConfig> {
  @Override
  public String name() {
    return "database";
  }

  @Override
  public Class<DatabaseConfig> configType() {
    return DatabaseConfig.class;
  }

  @Override
  public List<ParameterProblem> check(DatabaseConfig config) {
    return ConfigCheck.problems(config);
  }

  @Override
  public List<Claim> claims(DatabaseConfig config) {
    return config
        .slotName()
        .map(slot -> new Claim("SlotName", "slot " + slot + " of " + Shown.place(config)))
        .stream()
        .toList();
  }

  @Override
  public Source create(DatabaseConfig config) {
    return new Source.Choosing(new WayChooser(config));
  }

  @Override
  public Set<String> eventValues() {
    return Set.of(Change.OPERATION, Change.SCHEMA, Change.TABLE);
  }

  @Override
  public List<String> columnPlaces() {
    return List.of("after", "before", "key", "");
  }

  @Override
  public List<ParameterProblem> probe(DatabaseConfig config, EventSource declaration)
      throws InterruptedException {
    return Probe.problems(config, declaration);
  }

  /** Drops what was made in the log, unless the successor reads on there. */
  @Override
  public void release(DatabaseConfig config, String source, Optional<DatabaseConfig> successor)
      throws Exception {
    boolean readsOn = successor.isPresent() && isSameLog(config, successor.get());
    if (!config.isPolledOnly() && !readsOn) {
      Logs.of(config, Dialects.of(config, source)).release(source);
    }
  }

  private static boolean isSameLog(DatabaseConfig one, DatabaseConfig other) throws SQLException {
    return !other.isPolledOnly()
        && one.databaseType() == other.databaseType()
        && one.slotName().equals(other.slotName())
        && (Shown.identity(one).equals(Shown.identity(other))
            || PostgresServerName.areSame(one, other));
  }

  @Override
  public String summary(DatabaseConfig config) {
    return Shown.watched(config);
  }

  @Override
  public String toString() {
    return name();
  }
}
