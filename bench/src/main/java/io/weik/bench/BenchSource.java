package io.weik.bench;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.RequestBody;
import io.weik.api.http.Route;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.SourceType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Takes signed deliveries, and answers when the event is durable. */
final class BenchSource implements SourceType<BenchSource.None> {
  private static final int MOST_BYTES = 1 << 20;

  /** No parameters. */
  record None() {}

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public Class<None> configType() {
    return None.class;
  }

  @Override
  public Source create(None config) {
    return new Source.Running(
        context -> {
          var route = new Route(Delivery.PATH, MOST_BYTES, Duration.ofSeconds(10));
          try (var _ = context.http().open(route, request -> answer(request, context))) {
            context.ready();
            context.awaitStop();
          }
        });
  }

  private static HttpAnswer answer(HttpRequest request, SourceContext context)
      throws InterruptedException {
    if (request.body() instanceof RequestBody.Whole(Payload payload)
        && Signature.matches(request.header(Signature.HEADER).orElse(""), payload.bytes())) {
      var id = request.header("X-GitHub-Delivery").orElse("");
      var key = Map.of(Extensions.PARTITION_KEY, id.substring(id.length() - 2));
      var draft = EventDraft.of("application/json", payload).withId(id).withExtensions(key);
      var _ = context.emitter().emit(List.of(draft));
      return HttpAnswer.json(202, "{}");
    }
    return HttpAnswer.of(401);
  }
}
