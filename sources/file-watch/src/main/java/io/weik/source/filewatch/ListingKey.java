package io.weik.source.filewatch;

/**
 * State keys of the listing, so made that their order is that of a walk: the files of a folder,
 * then the folders in it, each by the UTF-8 bytes of its name. Each folder's name is followed by
 * NUL, which no name holds and which sorts before all else, and the file's name has one before it.
 */
final class ListingKey {
  /** What all keys of the listing start with. */
  static final String ALL = "file/";

  private static final String END = "\0";

  private ListingKey() {}

  /** The key of the file at a relative path. */
  static String of(String relative) {
    return files(Root.folderOf(relative)) + relative.substring(relative.lastIndexOf('/') + 1);
  }

  /** What the keys of a folder's own files start with. */
  static String files(String folder) {
    return below(folder) + END;
  }

  /** What the keys of all files below a folder start with, at any depth. */
  static String below(String folder) {
    return folder.isEmpty() ? ALL : ALL + folder.replace("/", END) + END;
  }

  /** The relative path that a key stands for. */
  static String path(String key) {
    int name = key.lastIndexOf(END);
    var folder = key.substring(ALL.length(), name);
    return folder.replace(END, "/") + key.substring(name + 1);
  }

  /** Compares two texts by their UTF-8 bytes, that is by code points. */
  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
