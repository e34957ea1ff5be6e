package io.weik.bench;

/**
 * What one server did in one round.
 *
 * @param rate answers a second
 * @param cost microseconds of processor time that its process used for each answer
 * @param times from sending a delivery until its whole answer
 */
record Measurement(double rate, double cost, Histogram times) {
  /** Milliseconds that this part of all answers stayed within. */
  double millis(double part) {
    return times.quantile(part) / 1e6;
  }
}
