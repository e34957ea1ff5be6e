package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sends calls with their credentials, and follows redirects where that is asked for. Credentials
 * and headers go to the source's own origin and to trusted ones, to nobody else.
 */
final class Exchange {
  private static final int MOST_REDIRECTS = 5;
  private static final int SEE_OTHER = 303;
  private static final int PERMANENT = 308;
  private static final int TEMPORARY = 307;
  private static final int UNAUTHORIZED = 401;

  private final HttpPollConfig config;
  private final Wire wire;
  private final Credentials credentials;

  Exchange(HttpPollConfig config, Wire wire, Credentials credentials) {
    this.config = config;
    this.wire = wire;
    this.credentials = credentials;
  }

  /** Whether the credentials may be sent there. */
  boolean trusts(URI uri) {
    var own = Origin.of(config.url().sample());
    var origin = Origin.of(uri);
    boolean downgraded = own.isSecure() && !origin.isSecure();
    return !downgraded && (origin.equals(own) || config.trustedOrigins().contains(origin));
  }

  /** The answer in the end, which may be one of refusal. */
  Answer send(Call call, Deadline deadline) throws InterruptedException {
    var at = call;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      var answer = authorized(at, deadline);
      if (!answer.isRedirect() || !config.followRedirects()) {
        return answer;
      }
      try (answer) {
        at = next(at, answer);
      }
    }
    throw new ProblemException(
        Problem.remote(Origin.of(at.uri()).authority() + " redirects again and again")
            .expected("at most " + MOST_REDIRECTS + " redirects")
            .hint("check Url"));
  }

  private Answer authorized(Call call, Deadline deadline) throws InterruptedException {
    if (!trusts(call.uri())) {
      return wire.send(harmless(call), deadline);
    }
    var answer = wire.send(credentials.on(call, deadline), deadline);
    if (answer.status() == UNAUTHORIZED && credentials.renew()) {
      answer.close();
      return wire.send(credentials.on(call, deadline), deadline);
    }
    return answer;
  }

  private static Call harmless(Call call) {
    var headers = new TreeMap<>(call.headers());
    headers.keySet().removeIf(name -> !Redaction.isHarmless(name));
    return new Call(call.method(), call.uri(), headers, call.body());
  }

  private Call next(Call call, Answer answer) {
    var target =
        answer
            .header("Location")
            .flatMap(to -> WebAddress.resolve(call.uri(), to))
            .orElseThrow(() -> refused(answer, "a redirect to nowhere", "a Location"));
    if (Origin.of(call.uri()).isSecure() && !Origin.of(target).isSecure()) {
      throw refused(answer, "a redirect from https to http", "one to https");
    }
    boolean keeps = answer.status() == TEMPORARY || answer.status() == PERMANENT;
    if (keeps && call.body().isPresent() && !trusts(target)) {
      throw refused(answer, "a redirect of Body to another origin", "one of TrustedOrigins");
    }
    return keeps || (call.body().isEmpty() && answer.status() != SEE_OTHER)
        ? call.to(target)
        : asGet(call, target);
  }

  private static Call asGet(Call call, URI target) {
    var headers = new TreeMap<>(call.headers());
    headers.keySet().removeIf(name -> name.regionMatches(true, 0, "Content-", 0, 8));
    return new Call("GET", target, Map.copyOf(headers), Optional.empty());
  }

  private static ProblemException refused(Answer answer, String what, String expected) {
    var problem =
        Problem.user(what + ", by " + Origin.of(answer.uri()).authority()).expected(expected);
    return new ProblemException(
        answer
            .header("Location")
            .flatMap(to -> WebAddress.resolve(answer.uri(), to))
            .map(to -> problem.value(Shown.address(to)))
            .orElse(problem));
  }
}
