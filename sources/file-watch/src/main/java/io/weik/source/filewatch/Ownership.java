package io.weik.source.filewatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whose files are. Names of users and groups are looked up once. */
final class Ownership {
  private static final String WANTED = "unix:uid,gid,permissions,creationTime";

  private final Map<Object, String> users = new HashMap<>();
  private final Map<Object, String> groups = new HashMap<>();

  /**
   * Whose a file is.
   *
   * @param created when the file came into being; where a file system does not keep that, when it
   *     was modified
   * @param permissions as {@code rw-r--r--}
   */
  record Facts(Instant created, String owner, String group, String permissions) {}

  /** Looks at a file without following a link. */
  Facts of(Path file) throws IOException {
    var found = Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS);
    var uid = attribute(found, "uid");
    var gid = attribute(found, "gid");
    if (!users.containsKey(uid) || !groups.containsKey(gid)) {
      var named = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      users.put(uid, named.owner().getName());
      groups.put(gid, named.group().getName());
    }
    return new Facts(
        ((FileTime) attribute(found, "creationTime")).toInstant(),
        users.getOrDefault(uid, ""),
        groups.getOrDefault(gid, ""),
        PosixFilePermissions.toString(permissions(attribute(found, "permissions"))));
  }

  private static Object attribute(Map<String, Object> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  @SuppressWarnings("unchecked") // the view's documentation says what the attribute is
  private static Set<PosixFilePermission> permissions(Object attribute) {
    return (Set<PosixFilePermission>) attribute;
  }
}
