package io.weik.source.database.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Literals of a server, with the JSON that they become; one a line of a file beside this class. */
record Literals(List<Literal> all) {
  record Literal(String type, String literal, String json) {}

  static Literals of(String file) {
    try (var stream = Objects.requireNonNull(Literals.class.getResourceAsStream(file))) {
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new Literals(
          text.lines().filter(line -> !line.startsWith("#")).map(Literals::literal).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Literal literal(String line) {
    int first = line.indexOf(" |");
    int last = line.lastIndexOf("| ");
    var literal = line.substring(first + 2, last).strip();
    return new Literal(line.substring(0, first), literal, line.substring(last + 2));
  }
}
