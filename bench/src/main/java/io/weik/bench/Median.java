package io.weik.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The middle of several measurements, which one that was disturbed does not move. */
final class Median {
  private Median() {}

  /** The middle one; of an even number the higher of the two in the middle. */
  static double of(List<Double> values) {
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
