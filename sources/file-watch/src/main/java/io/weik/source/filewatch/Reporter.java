package io.weik.source.filewatch;

import io.weik.api.source.SourceContext;
import io.weik.source.filewatch.content.Content;
import io.weik.source.filewatch.content.Reading;
import io.weik.source.filewatch.content.Row;
import io.weik.source.filewatch.watch.Entry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells changes as events, together with the listing in which they are no longer new. A file that
 * has vanished or changed while it was read is not told; it is handed back.
 */
final class Reporter {
  private final FileWatchConfig config;
  private final Sight sight;
  private final EventMaker maker;
  private final Ownership ownership = new Ownership();
  private final Reading reading;
  private final Waiting waiting;
  private final Batch batch;
  private final Consumer<String> unsteady;

  /**
   * Makes one.
   *
   * @param unsteady takes the paths of files that are handed back
   */
  Reporter(
      FileWatchConfig config,
      Sight sight,
      SourceContext context,
      Waiting waiting,
      Consumer<String> unsteady) {
    this.config = config;
    this.sight = sight;
    this.maker = new EventMaker(sight.root(), context.clock());
    this.reading =
        new Reading(config.content(), config.maxContentSize().bytes(), config.charset().charset());
    this.waiting = waiting;
    this.batch = new Batch(context.emitter(), waiting);
    this.unsteady = unsteady;
  }

  /** Takes all as known, without events. */
  void baseline(List<FileChange> changes) throws InterruptedException {
    for (var change : changes) {
      switch (change) {
        case FileChange.Created(var path, var now) -> know(path, KnownFile.of(now, ""));
        case FileChange.Modified(var path, _, var now) -> know(path, KnownFile.of(now, ""));
        case FileChange.Renamed(var path, var old, _, var now, var replaced) -> {
          forget(old, replaced);
          know(path, KnownFile.of(now, ""));
        }
        case FileChange.Deleted(var path, _) -> forget(path, false);
        case FileChange.Dropped(var path) -> forget(path, false);
      }
      batch.flushWhenFull();
    }
    batch.flush();
  }

  /** Tells changes, those of the oldest files first. */
  void report(List<FileChange> changes) throws InterruptedException {
    try {
      for (var change : changes.stream().sorted(Comparator.comparingLong(Reporter::age)).toList()) {
        report(change);
        batch.flushWhenFull();
      }
      batch.flush();
      waiting.save();
    } finally {
      batch.clear();
    }
  }

  private static long age(FileChange change) {
    return switch (change) {
      case FileChange.Created(_, var now) -> now.modifiedNanos();
      case FileChange.Modified(_, _, var now) -> now.modifiedNanos();
      case FileChange.Renamed(_, _, _, var now, _) -> now.modifiedNanos();
      case FileChange.Deleted _, FileChange.Dropped _ -> Long.MIN_VALUE;
    };
  }

  private void report(FileChange change) throws InterruptedException {
    switch (change) {
      case FileChange.Created(var path, var now) ->
          present(subject(Change.CREATED, path, Optional.empty(), now), "");
      case FileChange.Modified(var path, var before, var now) ->
          present(subject(Change.MODIFIED, path, Optional.empty(), now), before.hash());
      case FileChange.Renamed(var path, var old, var before, _, var replaced) -> {
        forget(old, replaced);
        renamed(new Subject(Change.RENAMED, path, Optional.of(old), before));
      }
      case FileChange.Deleted(var path, var before) -> {
        if (config.notifyFilters().contains(Change.DELETED)) {
          var subject = new Subject(Change.DELETED, path, Optional.empty(), before);
          batch.add(path, maker.deleted(subject));
        }
        forget(path, false);
      }
      case FileChange.Dropped(var path) -> forget(path, false);
    }
  }

  private static Subject subject(Change change, String path, Optional<String> oldPath, Entry now) {
    return new Subject(change, path, oldPath, KnownFile.of(now, ""));
  }

  private void renamed(Subject subject) throws InterruptedException {
    try {
      var file = sight.readable(subject.path());
      batch.add(subject.path(), maker.whole(subject, ownership.of(file), new Content.None()));
      told(subject, true);
    } catch (IOException _) {
      unsteady.accept(subject.path());
    }
  }

  private void present(Subject subject, String oldHash) throws InterruptedException {
    if (!config.notifyFilters().contains(subject.change())) {
      know(subject.path(), subject.state());
      return;
    }
    try {
      var file = sight.readable(subject.path());
      var facts = ownership.of(file);
      var hashed = hashed(subject, file);
      boolean same = !oldHash.isEmpty() && oldHash.equals(hashed.state().hash());
      if (same) {
        know(subject.path(), hashed.state());
      } else if (config.content().hasRows()) {
        rows(hashed, facts, file);
      } else {
        whole(hashed, facts, file);
      }
    } catch (IOException _) {
      unsteady.accept(subject.path());
    }
  }

  private Subject hashed(Subject subject, Path file) throws IOException {
    return switch (config.contentHash()) {
      case NONE -> subject;
      case SHA_256 -> {
        var known = subject.state();
        var hash = readable(file) ? Reading.sha256(file) : "";
        var state =
            new KnownFile(known.size(), known.modified(), known.inode(), known.device(), hash);
        yield new Subject(subject.change(), subject.path(), subject.oldPath(), state);
      }
    };
  }

  private static boolean readable(Path file) {
    return file.toFile().canRead();
  }

  private void whole(Subject subject, Ownership.Facts facts, Path file) throws IOException {
    var content = content(file);
    boolean wasRead =
        !(content instanceof Content.None) || config.contentHash() != ContentHash.NONE;
    if (wasRead && !steady(subject)) {
      unsteady.accept(subject.path());
      return;
    }
    batch.add(subject.path(), maker.whole(subject, facts, content));
    told(subject, !(content instanceof Content.Omitted));
  }

  private Content content(Path file) throws IOException {
    return switch (config.content()) {
      case NONE -> new Content.None();
      case TEXT, BASE64 -> {
        try {
          yield reading.whole(file);
        } catch (NoSuchFileException | NotDirectoryException vanished) {
          throw vanished;
        } catch (IOException failure) {
          yield unreadable(failure);
        }
      }
      case LINES, CSV, JSON -> throw new IllegalStateException("rows");
    };
  }

  private static Content unreadable(IOException failure) {
    return new Content.Omitted("cannot be read: " + Reasons.of(failure));
  }

  private void rows(Subject subject, Ownership.Facts facts, Path file)
      throws IOException, InterruptedException {
    batch.flush();
    var listed = waiting.begin(subject);
    boolean whole = true;
    boolean ended = false;
    try (var rows = reading.rows(file)) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        whole &= !(row.get().content() instanceof Content.Omitted);
        batch.add(subject.path(), maker.row(subject, facts, row.get()));
        batch.flushWhenFull();
      }
      ended = true;
    } catch (NoSuchFileException | NotDirectoryException vanished) {
      var _ = waiting.end(subject.path());
      throw vanished;
    } catch (IOException failure) {
      batch.add(subject.path(), maker.row(subject, facts, new Row(1, unreadable(failure))));
    }
    know(subject.path(), subject.state());
    (whole && ended ? listed : waiting.keep(subject, sight.root())).ifPresent(batch::add);
    if (!steady(subject)) {
      unsteady.accept(subject.path());
    }
  }

  private boolean steady(Subject subject) throws IOException {
    return sight.file(subject.path()).filter(waiting.is(subject.state())).isPresent();
  }

  private void told(Subject subject, boolean whole) {
    know(subject.path(), subject.state());
    (whole ? waiting.begin(subject) : waiting.keep(subject, sight.root())).ifPresent(batch::add);
  }

  private void know(String path, KnownFile file) {
    batch.add(Listing.put(path, file));
  }

  private void forget(String path, boolean replaced) {
    if (!replaced) {
      batch.add(Listing.remove(path));
    }
    waiting.end(path).ifPresent(batch::add);
  }
}
