package io.weik.source.filewatch;

import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One scan whose differences are all told, finished or not. */
final class Trial implements Scan.Finder {
  private final FileWatchConfig config;
  private final Sight sight;
  private final SourceContext context;
  private final Listing listing;
  private final Reporter reporter;
  private final List<Difference> found = new ArrayList<>();

  Trial(FileWatchConfig config, Sight sight, SourceContext context, Listing listing) {
    this.config = config;
    this.sight = sight;
    this.context = context;
    this.listing = listing;
    var waiting = new Waiting(context, OnDelivered.KEEP, () -> false);
    this.reporter = new Reporter(config, sight, context, waiting, _ -> {});
  }

  void run() throws IOException, InterruptedException {
    new Scan(sight, new Selection(config), listing, true, this).run("");
    tell();
  }

  private void tell() throws InterruptedException {
    boolean renames = config.notifyFilters().contains(Change.RENAMED);
    reporter.report(Renames.pair(found, renames));
    found.clear();
  }

  @Override
  public void enters(Path folder) {}

  @Override
  public void found(Difference difference) throws InterruptedException {
    found.add(difference);
    if (found.size() == Session.TOGETHER) {
      tell();
    }
  }

  @Override
  public void unreadable(Path folder, IOException why) {
    context.warn(
        "folder", Problem.user("cannot be read: " + Reasons.of(why)).value(folder.toString()));
  }
}
