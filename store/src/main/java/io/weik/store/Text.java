package io.weik.store;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;

/** Text to UTF-8 without loss: two different texts never become the same bytes. */
final class Text {
  private Text() {}

  /**
   * The UTF-8 bytes.
   *
   * @throws ProblemException when the text holds half a surrogate pair, which has no UTF-8 form
   */
  static byte[] utf8(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (Character.isSurrogate(text.charAt(index))) {
        refuseHalfPairs(text);
        break;
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refuseHalfPairs(String text) {
    if (text.codePoints().anyMatch(Text::isHalf)) {
      throw new ProblemException(
          Problem.user("text with half a surrogate pair")
              .value(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
              .expected("Unicode text"));
    }
  }

  private static boolean isHalf(int point) {
    return Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE;
  }
}
