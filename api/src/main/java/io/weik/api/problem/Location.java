package io.weik.api.problem;

/**
 * A place in a text.
 *
 * @param file name as the user gave it, or {@code stdin}
 * @param line counted from 1
 * @param column counted from 1
 */
public record Location(String file, int line, int column) implements Comparable<Location> {
  @Override
  public int compareTo(Location other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
