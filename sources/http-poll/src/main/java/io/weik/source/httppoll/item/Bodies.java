package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** Which reader takes which body. */
final class Bodies {
  private Bodies() {}

  /**
   * Reads a body to its end.
   *
   * @param isFirst whether no poll has gone well yet
   */
  static Links read(Body body, Harvest.Options options, boolean isFirst, Receiver receiver)
      throws IOException, InterruptedException {
    try {
      return switch (body.format()) {
        case JSON, NDJSON -> new JsonBody(body, options, isFirst, receiver).read();
        case XML -> new XmlBody(body, options, isFirst, receiver).read();
        case CSV -> new CsvBody(body, options, receiver).read();
        case RSS, ATOM -> new FeedBody(body, options, receiver).read();
        case TEXT -> new TextBody(body, options, receiver).read();
      };
    } catch (JsonProcessingException broken) {
      throw Broken.json(body, broken);
    } catch (NumberFormatException broken) {
      throw new ProblemException(body.broken("the response holds a number out of bounds"), broken);
    } catch (CharacterCodingException _) {
      throw body.undecodable();
    }
  }
}
