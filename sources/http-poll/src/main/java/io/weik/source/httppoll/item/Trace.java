package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonToken;
import io.weik.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far along the path to the items a document led, for when it leads nowhere. */
final class Trace {
  private static final int MOST_NAMES = 20;
  private static final int LONGEST_NAME = 40;

  private final List<String> names = new ArrayList<>();
  private int deepest = -1;
  private @Nullable JsonToken kind;
  private boolean isEmptyArray;

  /** A value stands at this position of the path. */
  void arrive(int position, @Nullable JsonToken token) {
    if (position > deepest) {
      deepest = position;
      kind = token;
      names.clear();
      isEmptyArray = token == JsonToken.START_ARRAY;
    }
  }

  /** The value at this position has a field of this name. */
  void field(int position, String name) {
    if (position == deepest && names.size() < MOST_NAMES && !names.contains(name)) {
      names.add(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…");
    }
  }

  /** The array at this position has an element. */
  void element(int position) {
    isEmptyArray &= position != deepest;
  }

  int deepest() {
    return deepest;
  }

  /** Whether the path ended at an array without elements, which is no wonder. */
  boolean endsInEmptyArray() {
    return isEmptyArray;
  }

  /** The problem of a path that leads nowhere. */
  Problem problem(ItemPath path, boolean isFirst) {
    var what = "the path matches nothing in the response";
    var problem = (isFirst ? Problem.user(what) : Problem.remote(what)).value(path.toString());
    var place = deepest <= 0 ? "at the top" : "at " + path.start(deepest);
    return switch (kind) {
      case START_OBJECT ->
          problem.hint(
              names.isEmpty()
                  ? place + " stands an object without keys"
                  : place + " there are the keys " + String.join(", ", names));
      case START_ARRAY -> problem.hint(place + " stands an array: go on with [*] or an index");
      case VALUE_NULL -> problem.hint(place + " stands null");
      case null, default -> problem.hint(place + " stands a single value");
    };
  }
}
