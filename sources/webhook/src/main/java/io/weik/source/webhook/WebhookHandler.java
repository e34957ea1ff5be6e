package io.weik.source.webhook;

import io.weik.api.event.EventDraft;
import io.weik.api.http.HttpAnswer;
import io.weik.api.http.HttpHandler;
import io.weik.api.http.HttpRequest;
import io.weik.api.http.RequestBody;
import io.weik.api.source.Emitted;
import io.weik.api.source.Refusal;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Takes in the deliveries of one webhook. The cheap and safe checks come first; an answer of
 * success is given only after the event is stored.
 */
final class WebhookHandler implements HttpHandler {
  private static final long RETRY_SECONDS = 5;

  private final SourceContext context;
  private final Gate gate;
  private final Handshakes handshakes;
  private final Profiles profiles;
  private final boolean verifies;
  private final Semaphore free;

  WebhookHandler(WebhookConfig config, SourceContext context) {
    this.context = context;
    this.gate = new Gate(config);
    this.handshakes = new Handshakes(config);
    this.profiles = Profiles.of(config);
    this.verifies = config.verifies();
    this.free = new Semaphore(config.maxInFlight());
  }

  @Override
  public HttpAnswer handle(HttpRequest request) throws InterruptedException {
    var now = context.clock().instant();
    try {
      gate.check(request, now);
      if (!free.tryAcquire()) {
        throw RefusedException.later(Ground.IN_FLIGHT, "too many requests under way", 1);
      }
      try {
        var handshake = handshakes.answer(request);
        return handshake.isPresent() ? handshake.get() : deliver(request, now);
      } finally {
        free.release();
      }
    } catch (RefusedException refused) {
      context.refused(
          new Refusal(now, refused.ground().word(), refused.detail(), gate.from(request)));
      return Answers.of(refused);
    }
  }

  private HttpAnswer deliver(HttpRequest request, Instant now) throws InterruptedException {
    var profile = profiles.of(request);
    var reader = new DeliveryReader(profile);
    var declared = reader.declared(request);
    var body = whole(request.body());
    if (verifies) {
      profile.verify(request, body, now);
    }
    return switch (reader.read(request, declared, body)) {
      case Reading.Challenge(var text) -> Handshakes.echo(text);
      case Reading.Single(var draft) -> Answers.of(emit(List.of(draft)).getFirst());
      case Reading.Batch(var drafts) -> Answers.of(drafts.isEmpty() ? List.of() : emit(drafts));
    };
  }

  private static byte[] whole(RequestBody body) {
    return switch (body) {
      case RequestBody.Whole(var payload) -> payload.bytes();
      case RequestBody.TooLarge() ->
          throw new RefusedException(Ground.TOO_LARGE, "body is too large");
      case RequestBody.TooSlow() ->
          throw new RefusedException(Ground.TOO_SLOW, "body came too slowly");
      case RequestBody.Broken() -> throw new RefusedException(Ground.BROKEN, "body is not whole");
    };
  }

  private List<Emitted.One> emit(List<EventDraft> drafts) throws InterruptedException {
    try {
      return context.emitter().emit(drafts).events();
    } catch (StoreUnavailableException _) {
      throw RefusedException.later(
          Ground.UNAVAILABLE, "events cannot be stored at present", RETRY_SECONDS);
    }
  }
}
