package io.weik.source.filewatch.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is mounted where, by {@code /proc/self/mountinfo}; see proc_pid_mountinfo(5). Inotify tells
 * nothing of what other machines change, nor of what a FUSE server changes by itself, so those are
 * polled.
 */
record Mounts(List<Mount> all) {
  private static final Path TABLE = Path.of("/proc/self/mountinfo");
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
  private static final int POINT = 4;

  /** {@code fuseblk} is a disk of this machine and not among them. */
  private static final Set<String> SHARED =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb3",
          "smbfs",
          "9p",
          "fuse",
          "virtiofs",
          "ceph",
          "lustre",
          "beegfs",
          "gpfs",
          "gfs2",
          "ocfs2",
          "afs",
          "coda",
          "ncpfs",
          "orangefs",
          "vboxsf",
          "prl_fs");

  /** One line of the table. */
  record Mount(Path point, String type) {
    boolean isShared() {
      return SHARED.contains(type) || type.startsWith("fuse.");
    }
  }

  /** Those of now; none where there is no such table. */
  static Mounts now() {
    try {
      return of(Files.readString(TABLE, ISO_8859_1));
    } catch (IOException _) {
      return new Mounts(List.of());
    }
  }

  /**
   * @param table each byte as one character
   */
  static Mounts of(String table) {
    List<Mount> mounts = new ArrayList<>();
    for (String line : table.lines().toList()) {
      String[] fields = line.split(" ", -1);
      int dash = List.of(fields).indexOf("-");
      if (fields.length > POINT && dash > POINT && dash + 1 < fields.length) {
        mounts.add(new Mount(point(fields[POINT]), fields[dash + 1]));
      }
    }
    return new Mounts(List.copyOf(mounts));
  }

  /** The mount that a path lies on; of those at one point the last one counts. */
  Optional<Mount> of(Path path) {
    Mount found = null;
    for (Mount mount : all) {
      if (path.startsWith(mount.point)
          && (found == null || mount.point.getNameCount() >= found.point.getNameCount())) {
        found = mount;
      }
    }
    return Optional.ofNullable(found);
  }

  private static Path point(String field) {
    Matcher escapes = OCTAL.matcher(field);
    String bytes =
        escapes.replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 8))));
    return Names.path(Names.shown(bytes.getBytes(ISO_8859_1)));
  }
}
