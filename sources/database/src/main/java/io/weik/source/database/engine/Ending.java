package io.weik.source.database.engine;

import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import com.github.shyiko.mysql.binlog.network.ServerException;
import io.debezium.text.MultipleParsingExceptions;
import io.debezium.text.ParsingException;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.dialect.Dialect;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a run of a connector ended that was not told to. */
sealed interface Ending {
  /** The server has no longer what is to be read next. */
  record Lost(String reason) implements Ending {}

  /** The shapes of tables that are kept are not those of the rows in the log. */
  record Unshaped(String reason) implements Ending {}

  /** Anything else: the runtime tells it, and calls again. */
  record Failed(RuntimeException failure) implements Ending {}

  /** The server's code for a binlog that it cannot send from there, and for a second reader. */
  int CANNOT_SEND = 1236;

  /** The server's code for a refused login. */
  int REFUSED = 1045;

  /** Tells endings apart by what was thrown. */
  static Ending of(Exception thrown, Dialect dialect) {
    var causes = causes(thrown);
    return first(causes, ProblemException.class)
        .<Ending>map(Failed::new)
        .or(() -> first(causes, ServerException.class).map(each -> ofServer(each, dialect, thrown)))
        .or(() -> ofShapes(causes))
        .or(() -> first(causes, SQLException.class).map(each -> failed(dialect, each, thrown)))
        .or(() -> first(causes, AuthenticationException.class).map(e -> refused(dialect, e)))
        .or(() -> first(causes, IOException.class).map(each -> broken(each, thrown)))
        .orElseGet(() -> new Failed(unknown(causes, thrown)));
  }

  private static List<Throwable> causes(Throwable thrown) {
    var causes = new ArrayList<Throwable>();
    Stream.iterate(thrown, each -> each != null, Throwable::getCause)
        .limit(32)
        .forEach(causes::add);
    return causes;
  }

  private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
    return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Ending ofServer(ServerException said, Dialect dialect, Exception thrown) {
    var message = String.valueOf(said.getMessage());
    if (message.contains("same server_uuid/server_id")) {
      return new Failed(
          new ProblemException(
              Problem.user("another reader of the binlog has the number of this one")
                  .hint("give each a ServerId of its own"),
              thrown));
    }
    return said.getErrorCode() == CANNOT_SEND
        ? new Lost(message.toLowerCase(Locale.ROOT))
        : failed(
            dialect, new SQLException(message, said.getSqlState(), said.getErrorCode()), thrown);
  }

  private static Optional<Ending> ofShapes(List<Throwable> causes) {
    boolean unread =
        first(causes, ParsingException.class).isPresent()
            || first(causes, MultipleParsingExceptions.class).isPresent();
    return causes.stream()
        .map(each -> String.valueOf(each.getMessage()))
        .filter(
            message ->
                unread
                    || message.contains("schema isn't known to this connector")
                    || message.contains("internal schema size"))
        .findFirst()
        .map(Unshaped::new);
  }

  private static Ending failed(Dialect dialect, SQLException said, Exception thrown) {
    return new Failed(new ProblemException(dialect.explain(said), thrown));
  }

  private static Ending refused(Dialect dialect, AuthenticationException said) {
    return failed(dialect, new SQLException(said.getMessage(), "28000", REFUSED), said);
  }

  private static Ending broken(IOException said, Exception thrown) {
    var reason = said.getMessage() == null ? "it was closed" : said.getMessage();
    return new Failed(
        new ProblemException(
            Problem.remote("the connection to the server broke: " + reason), thrown));
  }

  private static RuntimeException unknown(List<Throwable> causes, Exception thrown) {
    var message = String.valueOf(causes.getLast().getMessage());
    return new ProblemException(
        Problem.internal(
            "the log of the server cannot be read: " + message.lines().findFirst().orElse("")),
        thrown);
  }
}
