package io.weik.source.httppoll.item;

import io.weik.api.problem.ProblemException;

/**
 * How many parts a body has that is held in memory as a whole, where each takes many times the
 * bytes that it takes in the body. One body, one thread.
 */
final class Parts {
  /** How many are held. */
  static final int MOST = 1_000_000;

  /** What helps against too many when the format leaves no choice. */
  static final String ASK_FOR_LESS = "ask for less at once, by the address or by Paging";

  private final Body body;
  private final String name;
  private final String hint;
  private int count;

  /**
   * None yet.
   *
   * @param name what they are called
   * @param hint what helps against too many
   */
  Parts(Body body, String name, String hint) {
    this.body = body;
    this.name = name;
    this.hint = hint;
  }

  /**
   * Counts some more.
   *
   * @throws ProblemException when there are too many
   */
  void add(int more) {
    count += more;
    if (count > MOST) {
      throw new ProblemException(
          body.broken("the response has too many " + name + " to be held in memory")
              .expected("at most " + MOST)
              .hint(hint));
    }
  }
}
