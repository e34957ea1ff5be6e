package io.weik.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the admin API, declared once: what serves it and what the OpenAPI document says
 * about it.
 *
 * @param method in upper case
 * @param path a template, as {@code /api/v1/eventsources/{name}}; a variable is one whole segment
 * @param summary what it does, in a few words
 * @param query the query parameters it knows
 * @param takes the body it expects
 * @param answers the body it gives with 200
 * @param open whether it is served without a token
 */
public record AdminEndpoint(
    String method,
    String path,
    String summary,
    List<Query> query,
    Optional<Content> takes,
    Optional<Content> answers,
    boolean open,
    AdminHandler handler) {

  /** A query parameter. */
  public record Query(String name, String description) {}

  /**
   * A body.
   *
   * @param schema name of one of the schemas given to the listener
   */
  public record Content(String mediaType, String schema) {}

  /** Reads. */
  public static AdminEndpoint get(String path, String summary, AdminHandler handler) {
    return of("GET", path, summary, handler);
  }

  /** Does something. */
  public static AdminEndpoint post(String path, String summary, AdminHandler handler) {
    return of("POST", path, summary, handler);
  }

  /** Replaces or makes. */
  public static AdminEndpoint put(String path, String summary, AdminHandler handler) {
    return of("PUT", path, summary, handler);
  }

  /** Removes. */
  public static AdminEndpoint delete(String path, String summary, AdminHandler handler) {
    return of("DELETE", path, summary, handler);
  }

  private static AdminEndpoint of(
      String method, String path, String summary, AdminHandler handler) {
    return new AdminEndpoint(
        method, path, summary, List.of(), Optional.empty(), Optional.empty(), false, handler);
  }

  /** A copy that knows one more query parameter. */
  public AdminEndpoint query(String name, String description) {
    var more = new ArrayList<>(query);
    more.add(new Query(name, description));
    return new AdminEndpoint(
        method, path, summary, List.copyOf(more), takes, answers, open, handler);
  }

  /** A copy that expects a body. */
  public AdminEndpoint takes(String mediaType, String schema) {
    var content = Optional.of(new Content(mediaType, schema));
    return new AdminEndpoint(method, path, summary, query, content, answers, open, handler);
  }

  /** A copy that answers with a body of this form. */
  public AdminEndpoint answers(String mediaType, String schema) {
    var content = Optional.of(new Content(mediaType, schema));
    return new AdminEndpoint(method, path, summary, query, takes, content, open, handler);
  }

  /** A copy that anyone who reaches the listener may use. */
  AdminEndpoint withoutToken() {
    return new AdminEndpoint(method, path, summary, query, takes, answers, true, handler);
  }
}
