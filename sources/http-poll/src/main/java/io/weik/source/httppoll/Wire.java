package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Sends one request and gives its answer, or says why there is none. An interrupt ends it at once
 * and closes the connection.
 */
final class Wire {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final HttpPollConfig config;
  private final Supplier<HttpClient> client;
  private final Redaction redaction;
  private final Faults faults;

  Wire(HttpPollConfig config, Supplier<HttpClient> client, Redaction redaction) {
    this.config = config;
    this.client = client;
    this.redaction = redaction;
    this.faults = new Faults(config);
  }

  /**
   * Waits until the answer's body can be read.
   *
   * @throws ProblemException when there is none
   */
  Answer send(Call call, Deadline deadline) throws InterruptedException {
    try {
      var response = client.get().send(request(call, deadline), BodyHandlers.ofInputStream());
      return answer(call.uri(), response, deadline);
    } catch (IOException failure) {
      throw problem(failure, call.uri(), deadline);
    }
  }

  private ProblemException problem(IOException failure, URI uri, Deadline deadline)
      throws InterruptedException {
    endIfInterrupted();
    var problem =
        failure instanceof Decoding.UnknownCodingException
            ? faults.within(failure, uri, deadline, 0)
            : faults.before(failure, uri, deadline);
    return new ProblemException(problem, failure);
  }

  /** Why an answer could not be read to its end, when that is so. */
  void tellBroken(Answer answer, Deadline deadline) throws InterruptedException {
    var failure = answer.body().failure();
    if (failure.isPresent()) {
      endIfInterrupted();
      throw new ProblemException(
          faults.within(failure.get(), answer.uri(), deadline, answer.body().count()),
          failure.get());
    }
  }

  private static void endIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** The JDK's client gives none with what a proxy says in place of a tunnel. */
  private static InputStream body(HttpResponse<InputStream> response) {
    return Objects.requireNonNullElseGet(response.body(), InputStream::nullInputStream);
  }

  private Answer answer(URI uri, HttpResponse<InputStream> response, Deadline deadline)
      throws IOException {
    var raw = body(response);
    try {
      var decoded = Decoding.of(raw, response.headers().firstValue("Content-Encoding"));
      var body = new AnswerBody(raw, decoded, config.maxResponseSize().bytes(), deadline);
      return new Answer(response.statusCode(), uri, response.headers(), body);
    } catch (IOException unknown) {
      raw.close();
      throw unknown;
    }
  }

  /**
   * HTTP/1.1 keeps sources apart: on a shared HTTP/2 connection one that reads slowly holds up the
   * others, and the JDK's client fails a request when the server allows no further stream.
   */
  private HttpRequest request(Call call, Deadline deadline) {
    var left = deadline.left();
    var request =
        HttpRequest.newBuilder(call.uri())
            .version(Version.HTTP_1_1)
            .timeout(left.compareTo(SHORTEST) < 0 ? SHORTEST : left)
            .method(
                call.method(),
                call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    defaults().forEach(request::setHeader);
    call.headers().forEach((name, value) -> set(request, name, value));
    config
        .proxyUsername()
        .ifPresent(
            user ->
                set(
                    request,
                    "Proxy-Authorization",
                    redaction.basic(
                        user, config.proxyPassword().map(secret -> secret.reveal()).orElse(""))));
    return request.build();
  }

  private static void set(HttpRequest.Builder request, String name, String value) {
    try {
      request.setHeader(name, value);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(
          Problem.user("a header cannot be sent")
              .value(name)
              .expected("printable ASCII in its value")
              .hint("look for a line break at the end of a secret"));
    }
  }

  private static Map<String, String> defaults() {
    return Map.of("User-Agent", "weikio", "Accept", "*/*", "Accept-Encoding", Decoding.ACCEPTED);
  }
}
