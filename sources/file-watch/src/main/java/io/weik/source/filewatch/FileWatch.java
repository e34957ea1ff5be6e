package io.weik.source.filewatch;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.Watchers;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.Optional;

/** Watches a folder for as long as the source runs, and waits for it while it is not there. */
final class FileWatch implements Source.Body {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final FileWatchConfig config;
  private final AllowedRoots allowed;
  private final Disk disk;
  private final Lookout.Opener opener;

  FileWatch(FileWatchConfig config, AllowedRoots allowed) {
    this(config, allowed, Disk.REAL, Watchers::open);
  }

  FileWatch(FileWatchConfig config, AllowedRoots allowed, Disk disk, Lookout.Opener opener) {
    this.config = config;
    this.allowed = allowed;
    this.disk = disk;
    this.opener = opener;
  }

  @Override
  public void run(SourceContext context) throws Exception {
    while (true) {
      var root = awaitRoot(context);
      try (var lookout = Lookout.open(config.mode(), root.real(), context, opener)) {
        watch(root, lookout, context);
      } catch (RootGoneException _) {
        // the next round waits for it to be back
      }
    }
  }

  private void watch(Root root, Lookout lookout, SourceContext context)
      throws IOException, InterruptedException {
    var sight = new Sight(root, disk, config.followLinks());
    var session = new Session(config, sight, context, lookout, allowed, System::nanoTime);
    session.begin(!isKnown(root, context) && config.initialScan() == InitialScan.BASELINE);
    var now = new Identity(root.device(), true, root.shown().toString());
    if (!Identity.stored(context).equals(Optional.of(now))) {
      now.store(context);
    }
    context.ready();
    new Watch(config, session, lookout, System::nanoTime).run();
  }

  /** Waits until the root is there, and is what it was. */
  private Root awaitRoot(SourceContext context) throws IOException, InterruptedException {
    var patience = new Patience();
    while (true) {
      var problem = Optional.<Problem>empty();
      try {
        var root = root();
        problem = obstacle(root, context);
        if (problem.isEmpty()) {
          return root;
        }
      } catch (IOException failure) {
        problem = Optional.of(unusable(Reasons.of(failure)));
      }
      problem.ifPresent(context::waiting);
      patience.take(LOOK_AGAIN);
    }
  }

  /** The root as it is now. */
  Root root() throws IOException {
    var shown = config.folder();
    var real = shown.toRealPath();
    if (!allowed.real(real)) {
      throw new ProblemException(
          Problem.user("a link leads outside the folders that this server may look into")
              .path("spec.Parameters.Path")
              .value(shown + " -> " + real)
              .expected("a folder in " + allowed.text()));
    }
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(shown.toString());
    }
    if (!Files.isReadable(real) || !Files.isExecutable(real)) {
      throw new AccessDeniedException(shown.toString());
    }
    var entry = disk.look(real);
    return new Root(
        shown, real, entry.map(Entry::inode).orElse(0L), entry.map(Entry::device).orElse(0L));
  }

  private Problem unusable(String why) {
    return Problem.user("the folder cannot be watched: " + why)
        .value(config.folder().toString())
        .expected("a folder that the server may read")
        .hint("it is looked for every second, and then all that changed meanwhile is found");
  }

  /** An empty folder on another file system is most likely a place where one should be mounted. */
  private Optional<Problem> obstacle(Root root, SourceContext context)
      throws IOException, InterruptedException {
    var path = root.shown().toString();
    var known = Identity.stored(context);
    if (known.isEmpty() || !known.get().path().equals(path)) {
      Identity.forget(context);
      new Identity(root.device(), false, path).store(context);
      return Optional.empty();
    }
    boolean emptied =
        known.get().device() != root.device()
            && disk.list(root.real()).isEmpty()
            && !Listing.stored(context).isEmpty();
    return emptied
        ? Optional.of(
            Problem.user("the folder is empty and on another file system than before")
                .value(path)
                .expected("the file system with the files that are known")
                .hint("mount it; or, if they are all gone, put one file into the folder"))
        : Optional.empty();
  }

  /** Tells once what a start would find now. */
  void trial(SourceContext context) throws IOException, InterruptedException {
    var begin = System.nanoTime();
    Root root;
    try {
      root = root();
    } catch (IOException failure) {
      throw new ProblemException(unusable(Reasons.of(failure)), failure);
    }
    var listing = isKnown(root, context) ? Listing.stored(context) : Listing.blank(context);
    new Trial(config, new Sight(root, disk, config.followLinks()), context, listing).run();
    context.took("listing", Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Whether this folder has been listed as a whole before. */
  private static boolean isKnown(Root root, SourceContext context) {
    return Identity.stored(context)
        .filter(known -> known.complete() && known.path().equals(root.shown().toString()))
        .isPresent();
  }
}
