package io.weik.source.filewatch;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Delivered;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Deletes or moves files whose events all subscriptions have delivered. A file that has changed
 * since its events is left alone, and so is one of which an event is a dead letter.
 */
final class Disposal {
  private static final String TOPIC = "delivered";
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Delivered NOTHING = new Delivered(0, Set.of());

  private final FileWatchConfig config;
  private final Selection selection;
  private final Sight sight;
  private final SourceContext context;
  private final Waiting waiting;
  private final AllowedRoots allowed;
  private final Consumer<String> changed;
  private Delivered seen = NOTHING;
  private Instant retryDue = Instant.MAX;
  private boolean failed;

  /**
   * Makes one.
   *
   * @param changed takes the paths of files that were to be put away and are to be looked at again
   */
  Disposal(
      FileWatchConfig config,
      Sight sight,
      SourceContext context,
      Waiting waiting,
      AllowedRoots allowed,
      Consumer<String> changed) {
    this.config = config;
    this.selection = new Selection(config);
    this.sight = sight;
    this.context = context;
    this.waiting = waiting;
    this.allowed = allowed;
    this.changed = changed;
  }

  boolean isWanted() {
    return config.onDelivered() != OnDelivered.KEEP;
  }

  /** Does what has become due since it was last called. */
  void run() throws InterruptedException {
    if (waiting.isEmpty()) {
      relieve();
      return;
    }
    var delivered = context.delivered();
    var now = context.clock().instant();
    if (!waiting.hasGrown() && delivered.equals(seen) && now.isBefore(retryDue)) {
      return;
    }
    failed = false;
    var page = waiting.after("");
    while (!page.isEmpty()) {
      dispose(page.stream().filter(one -> one.isDelivered(delivered)).toList());
      page = waiting.after(page.getLast().path());
    }
    seen = delivered;
    if (failed) {
      retryDue = now.plus(RETRY);
    } else {
      relieve();
    }
  }

  private void relieve() {
    retryDue = Instant.MAX;
    context.clear(TOPIC);
  }

  /** The listing first: a file that is gone then is no longer known, and that is no event. */
  private void dispose(List<Waiting.One> done) throws InterruptedException {
    var changes = new ArrayList<StateChange>();
    var files = new ArrayList<Waiting.One>();
    for (var one : done) {
      waiting.end(one.path()).ifPresent(changes::add);
      if (isUnchanged(one)) {
        changes.add(Listing.remove(one.path()));
        files.add(one);
      }
    }
    store(changes);
    store(files.stream().flatMap(one -> dispose(one).stream()).toList());
  }

  private void store(List<StateChange> changes) throws InterruptedException {
    if (!changes.isEmpty()) {
      context.emitter().emit(List.of(), changes.toArray(StateChange[]::new));
    }
  }

  private boolean isUnchanged(Waiting.One one) {
    try {
      return sight.file(one.path()).filter(waiting.is(one.state())).isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  /** Says what is to be stored after all, as the file is still there. */
  private List<StateChange> dispose(Waiting.One one) {
    if (!isUnchanged(one)) {
      return lookAgain(one);
    }
    try {
      return dispose(one.path(), () -> isUnchanged(one)) ? List.of() : lookAgain(one);
    } catch (ProblemException refused) {
      return failed(one, refused.problems().getFirst());
    } catch (IOException failure) {
      boolean outrun = failure instanceof NoSuchFileException && isGone(one);
      return outrun ? List.of() : failed(one, problem(one.path(), failure));
    }
  }

  private boolean isGone(Waiting.One one) {
    return Files.notExists(sight.root().at(one.path()), LinkOption.NOFOLLOW_LINKS);
  }

  private List<StateChange> failed(Waiting.One one, Problem why) {
    failed = true;
    context.warn(TOPIC, why);
    if (isGone(one)) {
      return List.of(); // its done-file is not
    }
    return List.of(Listing.put(one.path(), one.state()), one.stored());
  }

  private List<StateChange> lookAgain(Waiting.One one) {
    changed.accept(one.path());
    return List.of(Listing.put(one.path(), one.state()));
  }

  private Problem problem(String path, IOException failure) {
    var what = config.onDelivered().name().toLowerCase(Locale.ROOT);
    return Problem.user("a delivered file cannot be put away: " + Reasons.of(failure))
        .value(sight.root().text(path))
        .hint("give the server the right to " + what + " files there; it is tried again");
  }

  private boolean dispose(String path, BooleanSupplier unchanged) throws IOException {
    boolean gone =
        switch (config.onDelivered()) {
          case KEEP -> false;
          case DELETE -> {
            Files.deleteIfExists(sight.root().at(path));
            yield true;
          }
          case MOVE -> new Destination(config, sight.root(), allowed).take(path, unchanged);
        };
    var done = selection.doneFile(path);
    if (gone && done.isPresent()) {
      Files.deleteIfExists(sight.root().at(done.get()));
    }
    return gone;
  }
}
