package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request of the admin listener through access, routing, handler and answer. */
final class AdminExchange implements Handler {
  /** Largest body in bytes. */
  static final int MAXIMUM_BODY = 8 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(AdminExchange.class);
  private static final Header NOSNIFF = HeaderValues.create("X-Content-Type-Options", "nosniff");

  private final AdminAccess access;
  private final AdminRouter router;
  private final LineStreams streams;

  AdminExchange(AdminAccess access, AdminRouter router, LineStreams streams) {
    this.access = access;
    this.router = router;
    this.streams = streams;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    response.header(NOSNIFF);
    try {
      send(request, response, answer(request));
      endIfAsked(request);
    } catch (CloseConnectionException | RequestException owned) {
      throw owned;
    } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
      refuse(request, response, failure);
    }
  }

  private AdminAnswer answer(ServerRequest request) throws InterruptedException, IOException {
    String method = request.prologue().method().text();
    var caller =
        new AdminAccess.Caller(
            method,
            header(request, HeaderNames.HOST),
            header(request, HeaderNames.ORIGIN),
            header(request, HeaderNames.AUTHORIZATION));
    String path = request.prologue().uriPath().rawPath();
    access.check(caller, router.open(path));
    var match = router.find(method, path);
    return match.endpoint().handler().handle(read(request, match.variables()));
  }

  private static AdminRequest read(ServerRequest request, Map<String, String> variables)
      throws IOException {
    var query = new LinkedHashMap<String, String>();
    request.query().names().forEach(name -> query.put(name, request.query().get(name)));
    String type = header(request, HeaderNames.CONTENT_TYPE);
    int parameters = type.indexOf(';');
    String mediaType = (parameters < 0 ? type : type.substring(0, parameters)).trim();
    return new AdminRequest(variables, query, mediaType, body(request));
  }

  private static Payload body(ServerRequest request) throws IOException {
    if (!request.content().hasEntity()) {
      return Payload.of(new byte[0]);
    }
    byte[] body = request.content().inputStream().readNBytes(MAXIMUM_BODY + 1);
    if (body.length > MAXIMUM_BODY) {
      throw new AdminFailure(413, Problem.user("the body is too large"));
    }
    return Payload.of(body);
  }

  private static String header(ServerRequest request, HeaderName name) {
    return request.headers().first(name).orElse("");
  }

  /** The server library announces the end of the connection, but leaves it to the handler. */
  private static void endIfAsked(ServerRequest request) {
    if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      throw new CloseConnectionException("as the client asked");
    }
  }

  private void send(ServerRequest request, ServerResponse response, AdminAnswer answer) {
    switch (answer) {
      case AdminAnswer.Json(int status, JsonNode value) ->
          send(request, response, status, "application/json", value.toString());
      case AdminAnswer.Text(int status, String mediaType, String text) ->
          send(request, response, status, mediaType, text);
      case AdminAnswer.Empty(int status) -> response.status(status).send();
      case AdminAnswer.Lines(var source) -> streams.stream(source, () -> openLines(response));
    }
  }

  private static OutputStream openLines(ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "application/x-ndjson");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    return response.outputStream();
  }

  private static void send(
      ServerRequest request, ServerResponse response, int status, String mediaType, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.status(status).header(HeaderNames.CONTENT_TYPE, mediaType);
    if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, body.length));
      response.send();
    } else {
      response.send(body);
    }
  }

  private static void refuse(ServerRequest request, ServerResponse response, Throwable failure) {
    var answer = FailureAnswer.of(failure);
    if (answer.unexpected()) {
      LOG.error("{} {} failed", request.prologue().method(), request.path().path(), failure);
    }
    if (response.isSent() || response.bytesWritten() > 0) {
      throw new CloseConnectionException("failed in the middle of an answer", failure);
    }
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    var document = ProblemDocument.of(answer.status(), answer.problems());
    send(request, response, answer.status(), ProblemDocument.MEDIA_TYPE, document.toString());
    endIfAsked(request);
  }
}
