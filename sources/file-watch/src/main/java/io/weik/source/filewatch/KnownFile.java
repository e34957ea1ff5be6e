package io.weik.source.filewatch;

import io.weik.api.event.Payload;
import io.weik.source.filewatch.watch.Entry;

/**
 * A file as it was when it was last told, or taken as known.
 *
 * @param size in bytes
 * @param modified nanoseconds since 1970
 * @param inode number of the file in its file system
 * @param device number of the file system
 * @param hash of its contents; empty when there is none
 */
record KnownFile(long size, long modified, long inode, long device, String hash) {
  static KnownFile of(Entry entry, String hash) {
    return new KnownFile(entry.size(), entry.modifiedNanos(), entry.inode(), entry.device(), hash);
  }

  static KnownFile parse(Payload stored) {
    var part = stored.text().split(" ", -1);
    return new KnownFile(
        Long.parseLong(part[0]),
        Long.parseLong(part[1]),
        Long.parseLong(part[2]),
        Long.parseLong(part[3]),
        part[4]);
  }

  Payload stored() {
    return Payload.ofText(size + " " + modified + " " + inode + " " + device + " " + hash);
  }

  /** Whether an entry is this state of this file. Devices get other numbers at every start. */
  boolean is(Entry entry, boolean inodesAreStable) {
    return looksLike(entry) && (!inodesAreStable || inode == entry.inode());
  }

  /** Whether an entry is this file under another name. */
  boolean movedTo(Entry entry) {
    return inode == entry.inode() && device == entry.device() && looksLike(entry);
  }

  private boolean looksLike(Entry entry) {
    return size == entry.size() && modified == entry.modifiedNanos();
  }
}
