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
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length != text.length() || text.indexOf('?') >= 0) {
      refuseHalfPairs(text);
    }
    return bytes;
  }

  private static void refuseHalfPairs(String text) {
    if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
      throw new ProblemException(
          Problem.user("text with half a surrogate pair")
              .value(text.replaceAll("[\\uD800-\\uDFFF]", "?"))
              .expected("Unicode text"));
    }
  }
}
