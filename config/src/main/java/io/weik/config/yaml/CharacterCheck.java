package io.weik.config.yaml;

import io.weik.api.event.Payload;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes of a file to characters that YAML allows, or the problem with the first that is not. */
final class CharacterCheck {
  private final String file;
  private int line = 1;
  private int column = 1;

  private CharacterCheck(String file) {
    this.file = file;
  }

  /**
   * The text without its byte order mark.
   *
   * @throws ProblemException at the first byte that is no UTF-8 or character that YAML forbids
   */
  static String decode(String file, Payload bytes) {
    if (looksLikeUtf16(bytes.bytes())) {
      throw new ProblemException(
          Problem.user("the file is in UTF-16")
              .expected("UTF-8")
              .hint("save it as UTF-8")
              .at(new Location(file, 1, 1)));
    }
    var text = CharBuffer.allocate(bytes.size());
    var result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.bytes()), text, true);
    var check = new CharacterCheck(file);
    var decoded = text.flip().toString();
    decoded.codePoints().forEach(check::take);
    if (result.isError()) {
      throw check.problem("the file is not in UTF-8 from here on", "save it as UTF-8");
    }
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  private static boolean looksLikeUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int start = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return start == 0xFEFF || start == 0xFFFE || (bytes[0] == 0) != (bytes[1] == 0);
  }

  private void take(int character) {
    if (!allowed(character)) {
      throw problem(
          "control character U+%04X in the file".formatted(character),
          "write it as \\u%04x in a text with double quotes".formatted(character));
    }
    if (character == '\n') {
      line++;
      column = 1;
    } else if (character != 0xFEFF) {
      column++;
    }
  }

  private static boolean allowed(int character) {
    return (character >= 0x20 && character < 0x7F)
        || character == '\t'
        || character == '\n'
        || character == '\r'
        || character == 0x85
        || (character >= 0xA0 && character < 0xFFFE)
        || character > 0xFFFF;
  }

  private ProblemException problem(String what, String hint) {
    return new ProblemException(Problem.user(what).hint(hint).at(new Location(file, line, column)));
  }
}
