package io.weik.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a Markdown file points at and quotes. */
record Markdown(Path file, String text) {
  private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```(\\w*)[^\\n]*\\n(.*?)^\\1```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  /** A fenced block and the line its content starts at. */
  record Block(Path file, int line, String text) {
    @Override
    public String toString() {
      return Repository.name(file) + ":" + line;
    }
  }

  /** Every Markdown file of the repository. */
  static Stream<Markdown> all() {
    return Repository.files(".md").stream().map(file -> new Markdown(file, Repository.text(file)));
  }

  /** Link targets inside this repository, without their anchors. */
  List<String> localLinks() {
    return LINK.matcher(prose())
        .results()
        .map(link -> link.group(1).replaceFirst("#.*", ""))
        .filter(target -> !target.isEmpty() && !target.matches("[a-z]+:.*"))
        .toList();
  }

  /** What stands in backticks in running text. */
  List<String> inlineCode() {
    return CODE.matcher(prose()).results().map(code -> code.group(1)).toList();
  }

  /** The fenced blocks of one language. */
  List<Block> blocks(String language) {
    return FENCE
        .matcher(text)
        .results()
        .filter(fence -> fence.group(2).equals(language))
        .map(fence -> new Block(file, lineOf(fence.start(3)), fence.group(3)))
        .toList();
  }

  private String prose() {
    return FENCE.matcher(text).replaceAll("");
  }

  private int lineOf(int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }
}
