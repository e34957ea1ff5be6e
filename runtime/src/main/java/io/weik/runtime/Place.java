package io.weik.runtime;

import io.weik.api.event.Payload;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far something is in a stream: all up to {@code frontier} has been read, and of that all is
 * done but the {@code open} positions. Stored as text: {@code 120} or {@code 120 97,101}.
 *
 * @param open in ascending order, none greater than {@code frontier}
 */
record Place(long frontier, List<Long> open) {
  static Place at(long position) {
    return new Place(position, List.of());
  }

  static Place of(Payload stored) {
    var text = stored.text();
    int space = text.indexOf(' ');
    if (space < 0) {
      return at(Long.parseLong(text));
    }
    var open = Arrays.stream(text.substring(space + 1).split(",", -1)).map(Long::parseLong);
    return new Place(Long.parseLong(text.substring(0, space)), open.toList());
  }

  /** The position up to which everything is done. */
  long position() {
    return open.isEmpty() ? frontier : open.getFirst() - 1;
  }

  String text() {
    return open.isEmpty()
        ? Long.toString(frontier)
        : frontier + open.stream().map(String::valueOf).collect(Collectors.joining(",", " ", ""));
  }
}
