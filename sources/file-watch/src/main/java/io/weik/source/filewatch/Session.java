package io.weik.source.filewatch;

import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.EntryKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Finds what has happened to the files while the root stays where it is: by scans, and by looking
 * at single files again that something was noticed of. What is found is told at once, or waits in
 * {@link Pending} until the file is finished.
 */
final class Session implements Scan.Finder {
  /** So many differences are put in order of time together, and are in memory at once. */
  static final int TOGETHER = 100_000;

  private static final String UNREADABLE = "folder";

  private final FileWatchConfig config;
  private final Sight sight;
  private final SourceContext context;
  private final LongSupplier ticks;
  private final Lookout lookout;
  private final Selection selection;
  private final Listing listing;
  private final Steadiness steadiness;
  private final Waiting waiting;
  private final Reporter reporter;
  private final Disposal disposal;
  private final Pending pending;
  private final Decider decider;
  private final Set<String> unsteady = new LinkedHashSet<>();
  private final List<Difference> found = new ArrayList<>();
  private boolean starting;
  private boolean silent;
  private boolean sawUnreadable;

  Session(
      FileWatchConfig config,
      Sight sight,
      SourceContext context,
      Lookout lookout,
      AllowedRoots allowed,
      LongSupplier ticks) {
    this.config = config;
    this.sight = sight;
    this.context = context;
    this.ticks = ticks;
    this.lookout = lookout;
    this.selection = new Selection(config);
    this.listing = Listing.stored(context);
    var quiet = config.stabilityPeriod();
    this.steadiness = new Steadiness(sight, selection, context.clock(), quiet, lookout.polls());
    this.waiting = new Waiting(context, config.onDelivered(), () -> !lookout.polls());
    this.reporter = new Reporter(config, sight, context, waiting, unsteady::add);
    this.disposal = new Disposal(config, sight, context, waiting, allowed, unsteady::add);
    this.pending = new Pending(() -> config.quiet(lookout.polls()));
    this.decider = new Decider(sight, listing, steadiness, pending, lookout);
  }

  Pending pending() {
    return pending;
  }

  Decider decider() {
    return decider;
  }

  Selection selection() {
    return selection;
  }

  Root root() {
    return sight.root();
  }

  boolean isFolder(String path) throws IOException {
    return sight.anything(path).filter(entry -> entry.kind() == EntryKind.FOLDER).isPresent();
  }

  /**
   * The first scan.
   *
   * @param baseline whether all that is there is taken as known, without events
   */
  void begin(boolean baseline) throws IOException, InterruptedException {
    boolean created = config.notifyFilters().contains(Change.CREATED);
    waiting.recover(
        path -> created ? Listing.remove(path) : Listing.put(path, new KnownFile(-1, 0, 0, 0, "")));
    starting = true;
    silent = baseline;
    try {
      scan();
    } finally {
      starting = false;
      silent = false;
    }
  }

  /** Holds everything against the listing. */
  void scan() throws IOException, InterruptedException {
    sawUnreadable = false;
    long files = scan(Set.of(""));
    if (!sawUnreadable) {
      context.clear(UNREADABLE);
    }
    context.progress(
        String.format(
            Locale.ROOT,
            "%,d file%s at the last listing \u00b7 %s",
            files,
            files == 1 ? "" : "s",
            lookout.polls() ? "changes are found by listing" : "changes are told by the system"));
  }

  /** Holds folders with all below them against the listing, and says how many files are there. */
  long scan(Set<String> folders) throws IOException, InterruptedException {
    long files = 0;
    found.clear();
    try {
      for (var folder : folders) {
        files += new Scan(sight, selection, listing, !lookout.polls(), this).run(folder);
      }
    } catch (IOException failure) {
      throw sight.isRootThere() ? failure : new RootGoneException(sight.root());
    }
    settle();
    return files;
  }

  @Override
  public void enters(Path folder) throws IOException {
    lookout.enter(folder);
  }

  @Override
  public void found(Difference difference) throws IOException, InterruptedException {
    found.add(difference);
    if (found.size() == TOGETHER) {
      settle();
    }
  }

  @Override
  public void unreadable(Path folder, IOException why) {
    sawUnreadable = true;
    context.warn(
        UNREADABLE,
        Problem.user("cannot be read: " + Reasons.of(why))
            .value(folder.toString())
            .hint("give the server the right to read it, or exclude it; the rest is watched"));
  }

  private void settle() throws IOException, InterruptedException {
    var changes = changes(found);
    found.clear();
    if (silent) {
      reporter.baseline(changes);
      return;
    }
    var now = new ArrayList<FileChange>();
    for (var change : changes) {
      if (isDueOrWarns(change)) {
        now.add(change);
      }
    }
    report(now);
  }

  private boolean isDueOrWarns(FileChange change) {
    try {
      return isDue(change);
    } catch (IOException failure) {
      unreadable(sight.root().at(change.path()), failure);
      return false;
    }
  }

  private List<FileChange> changes(List<Difference> differences) {
    return Renames.pair(differences, config.notifyFilters().contains(Change.RENAMED));
  }

  private boolean isDue(FileChange change) throws IOException {
    return switch (change) {
      case FileChange.Created(var path, var now) -> isDue(path, now);
      case FileChange.Modified(var path, _, var now) -> isDue(path, now);
      case FileChange.Deleted(var path, _) -> {
        if (!starting) {
          pending.seen(path, Optional.empty(), ticks.getAsLong());
        }
        yield starting;
      }
      case FileChange.Renamed _, FileChange.Dropped _ -> true;
    };
  }

  private boolean isDue(String path, Entry now) throws IOException {
    boolean old = steadiness.isOld(now);
    if (steadiness.isFinished(path, now, old, false)) {
      return true;
    }
    if (!old) {
      pending.seen(path, Optional.of(now), ticks.getAsLong());
    }
    return false;
  }

  /** Tells what is finished by now. */
  void decide() throws IOException, InterruptedException {
    report(changes(decider.due(ticks.getAsLong(), this::unreadable)));
  }

  /** If the root has gone, its files are not told as deleted. */
  private void report(List<FileChange> changes) throws IOException, InterruptedException {
    if (changes.isEmpty()) {
      return;
    }
    boolean deletes = changes.stream().anyMatch(FileChange.Deleted.class::isInstance);
    if (deletes && !sight.isRootThere()) {
      throw new RootGoneException(sight.root());
    }
    reporter.report(changes);
  }

  /** What is to be done every now and then. */
  void tidy() throws IOException, InterruptedException {
    if (!sight.isRootThere()) {
      throw new RootGoneException(sight.root());
    }
    unsteady.forEach(path -> pending.touched(path, ticks.getAsLong()));
    unsteady.clear();
    if (disposal.isWanted()) {
      disposal.run();
    }
  }

  /** Whether {@link #tidy} has something to do soon. */
  boolean isUntidy() {
    return disposal.isWanted() || !unsteady.isEmpty();
  }
}
