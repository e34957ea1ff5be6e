package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.source.database.config.DatabaseConfig;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Problems that every product has, in the same words. */
record UsualProblems(DatabaseConfig config, Address address) {
  /** Classes of SQLSTATE that only the other side can mend: connection, resources, system. */
  private static final Set<String> REMOTE = Set.of("08", "40", "53", "57", "58", "HY", "XX");

  private static final int LONGEST = 300;

  /** User or password is wrong; servers do not tell which. */
  Problem badLogin() {
    var problem = at("Password", Problem.user(address + " does not take user and password"));
    return config
        .username()
        .map(problem::value)
        .orElse(problem)
        .hint("check Username and Password, and that the user may log in");
  }

  Problem noPassword() {
    return at("Password", Problem.user(address + " wants a password"))
        .hint("put it into Password, by a secret Variable");
  }

  Problem noDatabase() {
    var problem = at("Database", Problem.user("no such database at " + address));
    return config.database().map(problem::value).orElse(problem);
  }

  Problem full() {
    return Problem.remote(address + " takes no more connections")
        .hint("close some there, or raise its limit");
  }

  Problem slow() {
    var seconds = config.timeout().toSeconds();
    return at(
        "Timeout",
        Problem.remote("a statement took longer than %d s".formatted(seconds))
            .hint("raise Timeout, or see what keeps the server busy"));
  }

  /** The server cannot make sense of a statement, of which only Where is the user's. */
  Problem condition(String text, String otherwise) {
    return at(config.where().isPresent() ? "Where" : otherwise, told(text));
  }

  /** In the server's own words, for the user to mend. */
  Problem told(String text) {
    return Problem.user(shortened(text));
  }

  /** In the server's own words. */
  Problem other(String text, @Nullable String state) {
    var kind = Optional.ofNullable(state).filter(each -> each.length() == 5).orElse("XX000");
    var problem =
        REMOTE.contains(kind.substring(0, 2))
            ? Problem.remote(shortened(text))
            : Problem.user(shortened(text));
    return problem.value("SQLSTATE " + kind);
  }

  private static Problem at(String parameter, Problem problem) {
    return problem.path("spec.Parameters." + parameter);
  }

  private static String shortened(String text) {
    var line = text.lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
