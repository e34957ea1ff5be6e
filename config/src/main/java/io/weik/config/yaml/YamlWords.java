package io.weik.config.yaml;

import io.weik.api.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The YAML library's messages in plain words. */
final class YamlWords {
  private record Phrase(String part, String what, String hint) {}

  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase("TAB", "a tab where spaces belong", "indent with spaces"),
          new Phrase(
              "mapping values are not allowed",
              "a colon where no key can be",
              "put a text that holds \": \" in quotes, and check the indentation"),
          new Phrase(
              "could not find expected ':'",
              "a line that is neither a key nor its value",
              "write key: value, and check the indentation"),
          new Phrase(
              "expected <block end>",
              "a line that does not fit its surroundings",
              "give all keys of a mapping and all dashes of a list the same indentation"),
          new Phrase(
              "sequence entries are not allowed",
              "a dash where no list can be",
              "put the list on the lines below its key"),
          new Phrase(
              "mapping keys are not allowed", "a key where none can be", "check the indentation"),
          new Phrase(
              "unknown escape character",
              "an unknown escape in a text with double quotes",
              "use single quotes, or write \\\\ for a backslash"),
          new Phrase(
              "expected ',' or '}'",
              "a brace that is not closed",
              "close it with }, or put a value that holds braces in quotes"),
          new Phrase(
              "expected ',' or ']'",
              "a bracket that is not closed",
              "close it with ], or put a value that holds brackets or braces in quotes"),
          new Phrase(
              "cannot start any token",
              "a character that cannot start a value",
              "put the value in quotes"),
          new Phrase("unexpected end of stream", "a quote that is not closed", "close the quotes"),
          new Phrase(
              "indentation indicator",
              "a text block with a wrong header",
              "end the line of the key with | or >"),
          new Phrase(
              "<document start>",
              "something after the end of a document",
              "start the next document with ---"),
          new Phrase("Version{", "a YAML version that is not 1.2", "leave the %YAML line out"),
          new Phrase(
              "document separator", "a quote that is not closed before ---", "close the quotes"));

  private YamlWords() {}

  /** A problem without its place. */
  static Problem problem(@Nullable String message, @Nullable String context) {
    var text = message == null ? String.valueOf(context) : message;
    return PHRASES.stream()
        .filter(phrase -> text.contains(phrase.part))
        .findFirst()
        .map(phrase -> Problem.user(phrase.what).hint(phrase.hint))
        .orElseGet(() -> Problem.user("not valid YAML").value(Shown.of(text)));
  }
}
