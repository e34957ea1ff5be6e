package io.weik.source.webhook;

import io.weik.api.http.HttpAnswer;
import io.weik.api.source.Emitted;
import java.util.List;
import java.util.stream.Collectors;

/** The answers to deliveries, as small JSON objects. */
final class Answers {
  private Answers() {}

  /** 202 with the event's id, or 200 when it was stored before. */
  static HttpAnswer of(Emitted.One event) {
    return HttpAnswer.json(event.duplicate() ? 200 : 202, object(event));
  }

  /** 202 with every event's id, or 200 when all of them were stored before. */
  static HttpAnswer of(List<Emitted.One> events) {
    boolean old = !events.isEmpty() && events.stream().allMatch(Emitted.One::duplicate);
    var list = events.stream().map(Answers::object).collect(Collectors.joining(","));
    return HttpAnswer.json(old ? 200 : 202, "{\"events\":[" + list + "]}");
  }

  /** What was wrong. */
  static HttpAnswer of(RefusedException refused) {
    var answer =
        HttpAnswer.json(
            refused.ground().status(), "{\"error\":" + JsonText.quote(refused.detail()) + "}");
    for (var header : refused.headers().entrySet()) {
      answer = answer.withHeader(header.getKey(), header.getValue());
    }
    return answer;
  }

  private static String object(Emitted.One event) {
    return "{\"id\":"
        + JsonText.quote(event.id())
        + (event.duplicate() ? ",\"duplicate\":true}" : "}");
  }
}
