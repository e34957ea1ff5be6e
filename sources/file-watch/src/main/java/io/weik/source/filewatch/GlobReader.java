package io.weik.source.filewatch;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Turns a glob into a regular expression. */
final class GlobReader {
  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;
  private int braces;

  GlobReader(String glob) {
    this.glob = glob;
  }

  static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "a pattern such as *.csv, *.{csv,json} or in/**/*.xml, with its braces and brackets closed");
  }

  Pattern read() {
    while (at < glob.length()) {
      one(glob.charAt(at++));
    }
    if (braces != 0) {
      throw wrong();
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException _) {
      throw wrong();
    }
  }

  private void one(char c) {
    switch (c) {
      case '*' -> star();
      case '?' -> regex.append("[^/]");
      case '[' -> bracket();
      case '{' -> open();
      case '}' -> close();
      case ',' -> regex.append(braces > 0 ? "|" : ",");
      case '\\' -> literal(next());
      default -> literal(c);
    }
  }

  /** Two stars and a slash also stand for no folder at all. */
  private void star() {
    if (!glob.startsWith("*", at)) {
      regex.append("[^/]*");
      return;
    }
    at++;
    boolean wholeFolder = at == 2 || glob.charAt(at - 3) == '/';
    if (wholeFolder && glob.startsWith("/", at)) {
      at++;
      regex.append("(?:.*/)?");
    } else {
      regex.append(".*");
    }
  }

  private void bracket() {
    int end = glob.indexOf(']', at + 2);
    if (end < 0) {
      throw wrong();
    }
    var inside = glob.substring(at, end);
    at = end + 1;
    boolean not = inside.startsWith("!") || inside.startsWith("^");
    var set = (not ? inside.substring(1) : inside).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
    regex.append("(?!/)[").append(not ? "^" : "").append(set).append(']');
  }

  private void open() {
    braces++;
    regex.append("(?:");
  }

  private void close() {
    if (braces-- == 0) {
      throw wrong();
    }
    regex.append(')');
  }

  private char next() {
    if (at == glob.length()) {
      throw wrong();
    }
    return glob.charAt(at++);
  }

  private void literal(char c) {
    if ("\\.[]{}()*+-?^$|&".indexOf(c) >= 0) {
      regex.append('\\');
    }
    regex.append(c);
  }
}
