package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.resource.EventSource;
import io.weik.api.source.ParameterProblem;
import io.weik.source.database.config.DatabaseConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a server what it has against a source, and changes nothing there. */
public final class Probe {
  /** How much longer than a connection may take everything else takes. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final String PARAMETERS = "spec.Parameters.";

  private Probe() {}

  /**
   * What stands in the way of starting; empty when nothing does. Answers within the config's
   * ConnectTimeout and some seconds.
   *
   * @param declaration the source that has the config
   */
  public static List<ParameterProblem> problems(DatabaseConfig config, EventSource declaration)
      throws InterruptedException {
    var probing = new Probing(config, Dialects.of(config, declaration.name()), declaration);
    var task = new FutureTask<>(probing::problems);
    var thread = Thread.ofVirtual().name("probe/" + declaration.name()).start(task);
    try {
      var time = config.connectTimeout().plus(GRACE);
      return task.get(time.toMillis(), TimeUnit.MILLISECONDS).stream()
          .distinct()
          .map(problem -> of(problem, config))
          .toList();
    } catch (TimeoutException _) {
      return List.of(of(Problem.remote("the server did not answer all questions in time"), config));
    } catch (ExecutionException | CancellationException failed) {
      throw new IllegalStateException(failed);
    } finally {
      thread.interrupt(); // closes what still waits
    }
  }

  private static ParameterProblem of(Problem problem, DatabaseConfig config) {
    var place = config.jdbcUrl().isPresent() ? "JdbcUrl" : "Host";
    var parameter =
        problem
            .path()
            .filter(path -> path.startsWith(PARAMETERS))
            .map(path -> path.substring(PARAMETERS.length()))
            .orElse(place);
    var what = problem.what() + problem.value().map(value -> ": " + value).orElse("");
    return new ParameterProblem(parameter, what, problem.expected(), problem.hint());
  }
}
