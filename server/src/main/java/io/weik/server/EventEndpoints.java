package io.weik.server;

import static io.weik.server.AdminEndpoint.get;

import io.weik.api.problem.Problem;
import io.weik.runtime.EventQuery;
import io.weik.runtime.Events;
import java.util.List;

/** The admin API on stored events. */
final class EventEndpoints {
  private static final int LIMIT = 20;
  private static final int MOST = 10_000;

  private final Events events;

  EventEndpoints(Events events) {
    this.events = events;
  }

  List<AdminEndpoint> all() {
    return List.of(
        get("/api/v1/events", "Lists stored events, newest last", this::list)
            .query("source", "only of this EventSource")
            .query("type", "only of this CloudEvents type; a trailing * stands for any ending")
            .query("from", "stored at or after this RFC 3339 time")
            .query("to", "stored before this RFC 3339 time")
            .query("limit", "how many at most: the newest")
            .answers("application/json", "StoredEvents"),
        get("/api/v1/events/tail", "Events as they are stored, one a line", this::tail)
            .query("source", "only of this EventSource")
            .query("type", "only of this CloudEvents type; a trailing * stands for any ending")
            .answers("application/x-ndjson", "StoredEvent"),
        get("/api/v1/events/{id}", "Shows one event", this::show)
            .query("source", "the EventSource it is of")
            .answers("application/json", "StoredEvent"));
  }

  private AdminAnswer list(AdminRequest request) {
    return AdminAnswer.json(Views.items(events.query(query(request)), Views::stored));
  }

  private AdminAnswer tail(AdminRequest request) {
    var query = query(request);
    return AdminAnswer.lines(
        sink ->
            events.follow(
                query,
                event -> {
                  event.ifPresent(stored -> sink.line(Views.stored(stored).toString()));
                  return sink.wanted();
                }));
  }

  private AdminAnswer show(AdminRequest request) {
    var id = request.variable("id");
    return events
        .find(request.parameter("source"), id)
        .map(stored -> AdminAnswer.json(Views.stored(stored)))
        .orElseThrow(
            () ->
                AdminFailure.notFound(
                    Problem.user("no such event").value(id).hint("see weikio event ls")));
  }

  private static EventQuery query(AdminRequest request) {
    return new EventQuery(
        request.parameter("source"),
        request.parameter("type"),
        request.time("from"),
        request.time("to"),
        request.number("limit", LIMIT, MOST));
  }
}
