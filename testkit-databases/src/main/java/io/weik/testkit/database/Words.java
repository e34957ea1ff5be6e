package io.weik.testkit.database;

import java.util.concurrent.ThreadLocalRandom;

/** Names that nobody else has taken. */
final class Words {
  private Words() {}

  /** A word of letters and digits that begins so. */
  static String unique(String start) {
    return start + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
  }
}
