package io.weik.server;

import io.weik.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the endpoint of a request. A path without variables goes before one with. */
final class AdminRouter {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(PathTemplate path, AdminEndpoint endpoint) {}

  /** Where a request goes, and the variables of its path. */
  record Match(AdminEndpoint endpoint, Map<String, String> variables) {}

  /** Some path is known, but not with this method. */
  static final class WrongMethod extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String allowed;

    WrongMethod(String allowed) {
      super("wrong method", null, false, false);
      this.allowed = allowed;
    }

    /** The value of the Allow header. */
    String allowed() {
      return allowed;
    }
  }

  /** Two endpoints for the same requests are a programmer's mistake. */
  AdminRouter(List<AdminEndpoint> endpoints) {
    for (AdminEndpoint endpoint : endpoints) {
      var entry = new Entry(PathTemplate.parse(endpoint.path()), endpoint);
      for (Entry other : entries) {
        if (other.endpoint.method().equals(endpoint.method())
            && other.path.clashesWith(entry.path)) {
          throw new IllegalArgumentException(
              "two endpoints for " + endpoint.method() + " " + endpoint.path());
        }
      }
      entries.add(entry);
    }
    entries.sort((one, two) -> one.path.variables().size() - two.path.variables().size());
  }

  /** Whether everything at this path is served without a token. */
  boolean open(String rawPath) {
    return entries.stream()
        .filter(entry -> entry.path.match(rawPath).isPresent())
        .findFirst()
        .filter(entry -> entry.endpoint.open())
        .isPresent();
  }

  /**
   * The endpoint for a request; HEAD goes where GET does.
   *
   * @throws AdminFailure 404 when no endpoint has the path
   * @throws WrongMethod when none of those that have it takes the method
   */
  Match find(String method, String rawPath) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    var allowed = new TreeSet<String>();
    for (Entry entry : entries) {
      Optional<Map<String, String>> variables = entry.path.match(rawPath);
      if (variables.isPresent() && entry.endpoint.method().equals(wanted)) {
        return new Match(entry.endpoint, variables.get());
      }
      variables.ifPresent(_ -> allowed.add(entry.endpoint.method()));
    }
    if (allowed.isEmpty()) {
      throw AdminFailure.notFound(
          Problem.user("no such path").hint("GET /openapi.json lists all of them"));
    }
    throw new WrongMethod(String.join(", ", allowed));
  }
}
