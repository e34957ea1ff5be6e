package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.TryLaterException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says to a person that a server did not give what it was asked for. */
final class BadStatus {
  private static final int EXCERPT = 200;
  private static final Pattern TAGS =
      Pattern.compile("(?is)<(script|style)\\b.*?(?:</\\1>|$)|<[^<>]*>");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final Redaction redaction;
  private final boolean credentials;

  /**
   * @param credentials whether any are sent
   */
  BadStatus(Redaction redaction, boolean credentials) {
    this.redaction = redaction;
    this.credentials = credentials;
  }

  /** What to throw for an answer that is none of success. */
  ProblemException exception(Answer answer, Instant now) {
    var problem = problem(answer);
    return RetryAfter.of(answer, now)
        .<ProblemException>map(
            wait ->
                new TryLaterException(
                    problem.hint("it asks to come again in " + Shown.time(wait)), wait))
        .orElseGet(() -> new ProblemException(problem));
  }

  /** Whether asking again will not help. */
  static boolean isOurs(int status) {
    return status / 100 == 4 && status != 408 && status != 425 && status != 429;
  }

  private Problem problem(Answer answer) {
    int status = answer.status();
    var uri = answer.uri();
    var what = status + " from " + Origin.of(uri).authority() + redaction.shown(Shown.path(uri));
    if (answer.isRedirect()) {
      return redirect(answer, what);
    }
    var problem = isOurs(status) ? Problem.user(what) : Problem.remote(what);
    var excerpt = excerpt(answer);
    problem = excerpt.isEmpty() ? problem : problem.value(excerpt);
    return hint(status).map(problem::hint).orElse(problem);
  }

  private Problem redirect(Answer answer, String what) {
    var target = answer.header("Location").flatMap(to -> WebAddress.resolve(answer.uri(), to));
    var problem = Problem.user(what + " redirects");
    return target
        .map(to -> problem.value(redaction.shown(Shown.address(to))))
        .orElse(problem)
        .hint("put that address into Url, or set FollowRedirects: true");
  }

  private Optional<String> hint(int status) {
    return Optional.ofNullable(
        switch (status) {
          case 304 -> "it was not asked whether anything has changed: check Headers";
          case 400, 422 -> "check Query, Headers and Body";
          case 401 -> credentials ? "check the credentials" : "give credentials";
          case 403 -> "check the credentials, and what they may see";
          case 404 -> "check Url";
          case 405 -> "check Method";
          case 406 -> "check the header Accept in Headers";
          case 407 -> "check ProxyUsername and ProxyPassword";
          case 410 -> "check Url; a cursor may have expired, too";
          case 415 -> "check ContentType";
          case 429 -> "raise PollingInterval";
          default -> null;
        });
  }

  private String excerpt(Answer answer) {
    var shown = redaction.shown(answer.beginning());
    var text = BLANK.matcher(TAGS.matcher(shown).replaceAll(" ")).replaceAll(" ").strip();
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "\u2026";
  }
}
