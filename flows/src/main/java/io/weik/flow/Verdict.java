package io.weik.flow;

import io.weik.api.flow.RefusedException;
import io.weik.api.flow.RetryLaterException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** What a flow that failed says to whoever delivered the event to it. */
final class Verdict {
  private static final Set<Integer> BUSY = Set.of(429, 503);

  private final Clock clock;

  Verdict(Clock clock) {
    this.clock = clock;
  }

  /** A refusal, the wish to retry later, or else a {@link StepFailedException}. */
  Exception on(Throwable failure) {
    var text = FailureText.of(failure);
    if (FailureText.find(failure, RefusedException.class).isPresent()) {
      return new RefusedException(text, failure);
    }
    return FailureText.find(failure, RetryLaterException.class)
        .<Exception>map(asked -> later(text, delay(asked, failure), failure))
        .or(() -> delayOfPeer(failure).map(delay -> later(text, Optional.of(delay), failure)))
        .orElseGet(() -> new StepFailedException(text, failure));
  }

  private static RetryLaterException later(
      String text, Optional<Duration> delay, Throwable failure) {
    if (delay.isPresent()) {
      return new RetryLaterException(text, delay.get(), failure);
    }
    var later = new RetryLaterException(text);
    later.initCause(failure);
    return later;
  }

  private Optional<Duration> delay(RetryLaterException asked, Throwable failure) {
    return asked
        .delay()
        .or(
            () ->
                FailedStep.of(failure)
                    .flatMap(FailedStep::retryAfter)
                    .flatMap(value -> RetryAfter.delay(value, clock)));
  }

  private Optional<Duration> delayOfPeer(Throwable failure) {
    return FailureText.find(failure, HttpOperationFailedException.class)
        .filter(answer -> BUSY.contains(answer.getStatusCode()))
        .flatMap(answer -> header(answer.getResponseHeaders()))
        .flatMap(value -> RetryAfter.delay(value, clock));
  }

  private static Optional<String> header(@Nullable Map<String, String> headers) {
    return Optional.ofNullable(headers).stream()
        .flatMap(all -> all.entrySet().stream())
        .filter(header -> header.getKey().equalsIgnoreCase(RetryAfter.HEADER))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
