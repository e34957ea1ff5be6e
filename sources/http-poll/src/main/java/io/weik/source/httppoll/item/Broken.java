package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.weik.api.problem.ProblemException;
import java.util.Locale;

/** The problems of bodies that are not what they say. */
final class Broken {
  private Broken() {}

  /** Of data on which the reader of JSON or CSV stumbled. */
  static ProblemException json(Body body, JsonProcessingException broken) {
    var format = body.format().name();
    var place = place(broken);
    var what =
        switch (broken) {
          case JsonEOFException _ -> "the response ends within its " + format + place;
          case StreamConstraintsException _ ->
              "the response holds more than is taken%s: %s"
                  .formatted(place, broken.getOriginalMessage().toLowerCase(Locale.ROOT));
          default -> "the response is not " + format + place;
        };
    return new ProblemException(body.broken(what), broken);
  }

  private static String place(JsonProcessingException broken) {
    var at = broken.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : ", line %d, column %d".formatted(at.getLineNr(), Math.max(at.getColumnNr(), 1));
  }
}
