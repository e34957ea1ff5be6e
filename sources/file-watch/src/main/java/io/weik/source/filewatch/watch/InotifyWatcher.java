package io.weik.source.filewatch.watch;

import io.weik.source.filewatch.watch.Dispatcher.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What Linux tells, see inotify(7); the kernel's watches are shared, see {@link Dispatcher}. */
final class InotifyWatcher implements Watcher {
  private final Dispatcher dispatcher;
  private final NoticeQueue notices = new NoticeQueue();
  private final AddedFolders added = new AddedFolders();
  private final Moves moves = new Moves(this::movedAway);
  private boolean closed;

  InotifyWatcher(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /**
   * The folder may be replaced between the kernel's answer and its being noted, so the kernel is
   * asked until it says what is noted already.
   */
  @Override
  public synchronized boolean add(Path folder) throws IOException {
    while (!closed) {
      int number = dispatcher.add(folder);
      if (number < 0) {
        forget(folder);
        return refused(-number, folder);
      }
      if (added.is(folder, number)) {
        return true;
      }
      added.put(folder, number).ifPresent(old -> detach(old, folder));
      dispatcher.attach(number, new Watch(this, folder));
      mend(number);
    }
    return false;
  }

  private static boolean refused(int error, Path folder) throws IOException {
    if (Errno.isGone(error)) {
      return false;
    }
    throw Limit.isReached(error) ? Limit.ofWatches(error) : Errno.exception(error, folder);
  }

  /** Paths that do not lead to this inode any more, as a rename was lost with an overflow. */
  private void mend(int number) {
    dispatcher.folders(number, this).stream()
        .filter(path -> !leads(path, number))
        .forEach(this::forget);
  }

  private boolean leads(Path folder, int number) {
    int now = dispatcher.add(folder);
    if (now >= 0 && now != number) {
      dispatcher.removeUnused(now);
    }
    return now == number;
  }

  @Override
  public void remove(Path folder) {
    forget(folder);
  }

  @Override
  public List<Notice> take(Duration atMost) throws InterruptedException, IOException {
    return notices.take(atMost);
  }

  /** Where else something may be put that is to be taken here. */
  NoticeQueue notices() {
    return notices;
  }

  @Override
  public String way() {
    return "inotify";
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      notices.close();
      added.clear().forEach(one -> detach(one.number(), one.folder()));
      dispatcher.leave(this);
    }
  }

  private void forget(Path folder) {
    added.remove(folder).ifPresent(number -> detach(number, folder));
  }

  private void detach(int number, Path folder) {
    dispatcher.detach(number, new Watch(this, folder));
  }

  /** By the dispatcher, like all below. */
  void tell(Path folder, Change change) {
    if (change.name().isEmpty()) {
      tellItself(folder, change);
      return;
    }
    Path path = Names.resolve(folder, change.name());
    if (change.is(Change.MOVED_TO)) {
      arrived(path, change);
      return;
    }
    moves.reused(path);
    if (change.is(Change.MOVED_FROM)) {
      boolean isFolder = change.is(Change.IS_FOLDER);
      moves.from(new Moves.Half(change.cookie(), path, isFolder, System.nanoTime()));
    } else if (change.is(Change.IS_FOLDER)) {
      tellFolder(path, change);
    } else {
      notices.put(ofFile(path, change));
    }
  }

  private static Notice ofFile(Path path, Change change) {
    if (change.is(Change.DELETE)) {
      return new Notice.Gone(path);
    }
    return change.is(Change.CLOSE_WRITE) ? new Notice.Finished(path) : new Notice.Touched(path);
  }

  private void tellFolder(Path path, Change change) {
    if (change.is(Change.CREATE)) {
      notices.put(new Notice.NewFolder(path));
    } else if (change.is(Change.DELETE)) {
      gone(path);
    }
  }

  private void tellItself(Path folder, Change change) {
    if (!added.is(folder, change.watch())) {
      return;
    }
    if (change.is(Change.IGNORED)) {
      forget(folder);
    } else if (change.is(Change.DELETE_SELF | Change.UNMOUNT)) {
      gone(folder);
    } else if (change.is(Change.MOVE_SELF) && !leads(folder, change.watch())) {
      gone(folder);
    }
  }

  private void arrived(Path to, Change change) {
    boolean isFolder = change.is(Change.IS_FOLDER);
    Path from = moves.to(change.cookie()).orElse(null);
    moves.reused(to);
    boolean followed = from != null && isFolder && follow(from, to);
    if (from != null) {
      notices.put(new Notice.Renamed(from, to));
    }
    if (isFolder && !followed) {
      notices.put(new Notice.NewFolder(to));
    } else if (from == null) {
      notices.put(new Notice.Finished(to));
    }
  }

  /** Notes the new paths of a moved folder and those below it; false when it was not added. */
  private boolean follow(Path from, Path to) {
    List<AddedFolders.Added> moved = added.removeBelow(from);
    for (AddedFolders.Added one : moved) {
      Path now = to.resolve(from.relativize(one.folder()));
      dispatcher.attach(one.number(), new Watch(this, now));
      detach(one.number(), one.folder());
      added.put(now, one.number()).ifPresent(old -> detach(old, now));
    }
    return !moved.isEmpty() && moved.getFirst().folder().equals(from);
  }

  private void movedAway(Moves.Half half) {
    if (!half.folder()) {
      notices.put(new Notice.Gone(half.from()));
    }
  }

  private void gone(Path folder) {
    List<AddedFolders.Added> lost = added.removeBelow(folder);
    lost.forEach(one -> detach(one.number(), one.folder()));
    if (!lost.isEmpty()) {
      notices.put(new Notice.FolderGone(folder));
    }
  }

  boolean waitsForMoves() {
    return !moves.isEmpty();
  }

  /** Tells whose other half does not come; true when nothing waits any more. */
  boolean settleMoves(long now) {
    moves.expire(now);
    return moves.isEmpty();
  }

  void overflow() {
    moves.clear();
    notices.put(new Notice.Overflow());
  }

  void fail(IOException failure) {
    notices.fail(failure);
  }
}
