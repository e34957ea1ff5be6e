package io.weik.source.httppoll.item;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.regex.Pattern;

/** Takes the document type off a feed, as that of RSS 0.91; one that declares things is refused. */
final class Doctype {
  private static final int LOOKED_AT = 8192;
  private static final Pattern PROLOG =
      Pattern.compile(
          "^(?:\\s|<\\?.*?\\?>|<!--.*?-->)*+(<!DOCTYPE[^>\\[]*)([>\\[])", Pattern.DOTALL);

  private Doctype() {}

  /** A reader of the same without its document type. */
  static Reader dropped(Reader reader) throws IOException {
    var start = new char[LOOKED_AT];
    var buffered = new BufferedReader(reader);
    int size = 0;
    for (int count = 0; count >= 0 && size < LOOKED_AT; size += Math.max(count, 0)) {
      count = buffered.read(start, size, LOOKED_AT - size);
    }
    var text = new String(start, 0, size);
    var matcher = PROLOG.matcher(text);
    if (matcher.find()) {
      if (matcher.group(2).equals("[")) {
        throw new ProblemException(
            Problem.remote("the feed declares a document type of its own, which is not read"));
      }
      text = text.substring(0, matcher.start(1)) + text.substring(matcher.end(2));
    }
    var rest = new PushbackReader(buffered, LOOKED_AT);
    rest.unread(text.toCharArray());
    return rest;
  }
}
