package io.weik.server;

import io.weik.api.problem.Category;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StoreUnavailableException;
import java.util.List;
import java.util.Map;

/** What a failure of an admin request is answered with. */
record FailureAnswer(int status, Map<String, String> headers, List<Problem> problems) {
  private static final Map<String, String> RETRY = Map.of("Retry-After", "5");

  /** Whether nobody has told yet what went wrong, so that it must be logged. */
  boolean unexpected() {
    return status == 500;
  }

  static FailureAnswer of(Throwable failure) {
    return switch (failure) {
      case StoreUnavailableException store -> new FailureAnswer(503, RETRY, store.problems());
      case AdminFailure admin ->
          new FailureAnswer(admin.status(), challenge(admin.status()), admin.problems());
      case ProblemException found -> new FailureAnswer(status(found), Map.of(), found.problems());
      case AdminRouter.WrongMethod method ->
          of(405, Map.of("Allow", method.allowed()), Problem.user("method is not allowed"));
      case RefusedRequest refused -> of(refused.status(), Map.of(), Problem.user(refused.reason()));
      case InterruptedException _ -> of(503, RETRY, Problem.internal("the server is stopping"));
      default -> of(500, Map.of(), Problem.internal("internal error").hint("see the server's log"));
    };
  }

  private static FailureAnswer of(int status, Map<String, String> headers, Problem problem) {
    return new FailureAnswer(status, headers, List.of(problem));
  }

  private static Map<String, String> challenge(int status) {
    return status == 401 ? Map.of("WWW-Authenticate", "Bearer realm=\"weikio\"") : Map.of();
  }

  private static int status(ProblemException found) {
    return found.problems().stream().anyMatch(problem -> problem.category() == Category.INTERNAL)
        ? 500
        : 422;
  }
}
