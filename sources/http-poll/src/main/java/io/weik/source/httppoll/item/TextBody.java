package io.weik.source.httppoll.item;

import io.weik.api.problem.ProblemException;
import java.io.IOException;

/** A body that is one text. */
final class TextBody {
  private static final String PLAIN = "text/plain";

  private final Body body;
  private final Harvest.Options options;
  private final Receiver receiver;

  TextBody(Body body, Harvest.Options options, Receiver receiver) {
    this.body = body;
    this.options = options;
    this.receiver = receiver;
  }

  Links read() throws IOException, InterruptedException {
    if (options.responsePath().isPresent() || options.itemId().isPresent()) {
      throw new ProblemException(
          body.broken(
                  body.head().isEmpty()
                      ? "the response is empty"
                      : "the response is a text, in which there is no place to look for items")
              .expected("JSON, CSV, XML or a feed"));
    }
    var bytes = new Utf8Stream(body.reader()).readAllBytes();
    if (bytes.length > 0) {
      var type = body.mediaType().startsWith("text/") ? body.mediaType() : PLAIN;
      receiver.take(new Item(bytes, 0, bytes.length, type, null, null, true));
    }
    return Links.NONE;
  }
}
