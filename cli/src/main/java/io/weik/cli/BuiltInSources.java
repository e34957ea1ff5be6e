package io.weik.cli;

import io.weik.api.source.SourceType;
import io.weik.api.source.SourceTypes;
import io.weik.source.database.DatabaseType;
import io.weik.source.filewatch.FileWatchType;
import io.weik.source.httppoll.HttpPollType;
import io.weik.source.schedule.ScheduleType;
import io.weik.source.webhook.WebhookType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The source types of this program: one line for each, and those that jars on the class path
 * announce.
 */
public final class BuiltInSources {
  private BuiltInSources() {}

  /** All of them, by name, with no bounds to where files may be watched. */
  public static SourceTypes all() {
    return within(List.of());
  }

  /**
   * All of them, by name.
   *
   * @param roots folders outside which no files are watched; everywhere when empty
   */
  static SourceTypes within(List<Path> roots) {
    var types =
        new ArrayList<SourceType<?>>(
            List.of(
                new WebhookType(),
                new HttpPollType(),
                new DatabaseType(),
                new FileWatchType(roots),
                new ScheduleType()));
    ServiceLoader.load(SourceType.class).forEach(types::add);
    return new SourceTypes(types);
  }
}
