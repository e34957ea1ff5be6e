package io.weik.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.problem.Problem;
import io.weik.server.ProblemDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Talks to the admin API of a running Weikio. Every failure ends the command with a text for the
 * user.
 */
final class AdminClient {
  private static final int CONNECT_MILLISECONDS = 5_000;

  private final URI server;
  private final Optional<String> token;

  AdminClient(URI server, Optional<String> token) {
    this.server = server;
    this.token = token;
  }

  /** A path with each segment escaped. */
  static String path(String... segments) {
    var path = new StringBuilder("/api/v1");
    for (var segment : segments) {
      path.append('/').append(escape(segment));
    }
    return path.toString();
  }

  /** A query string of the values that are there, starting with a question mark. */
  static String query(Map<String, Optional<String>> values) {
    var parts = new ArrayList<String>();
    values.forEach(
        (name, value) -> value.ifPresent(text -> parts.add(escape(name) + "=" + escape(text))));
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  JsonNode get(String pathAndQuery) {
    return json(exchange("GET", pathAndQuery, Optional.empty()));
  }

  String text(String pathAndQuery) {
    return new String(exchange("GET", pathAndQuery, Optional.empty()), StandardCharsets.UTF_8);
  }

  JsonNode post(String pathAndQuery, JsonNode body) {
    return post(pathAndQuery, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  JsonNode post(String pathAndQuery, byte[] body) {
    return json(exchange("POST", pathAndQuery, Optional.of(body)));
  }

  JsonNode delete(String pathAndQuery) {
    return json(exchange("DELETE", pathAndQuery, Optional.empty()));
  }

  /** Reads lines as they come until the consumer has had enough or the server ends. */
  void lines(String pathAndQuery, Predicate<String> more) {
    try {
      var connection = open("GET", pathAndQuery);
      check(connection);
      try (var reader =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        var line = reader.readLine();
        while (line != null && more.test(line)) {
          line = reader.readLine();
        }
      }
    } catch (IOException failure) {
      throw unreachable(failure);
    }
  }

  private byte[] exchange(String method, String pathAndQuery, Optional<byte[]> body) {
    try {
      var connection = open(method, pathAndQuery);
      if (body.isPresent()) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (var out = connection.getOutputStream()) {
          out.write(body.get());
        }
      }
      check(connection);
      try (var in = connection.getInputStream()) {
        return in.readAllBytes();
      }
    } catch (IOException failure) {
      throw unreachable(failure);
    }
  }

  private HttpURLConnection open(String method, String pathAndQuery) throws IOException {
    var connection = (HttpURLConnection) server.resolve(pathAndQuery).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(CONNECT_MILLISECONDS);
    connection.setInstanceFollowRedirects(false);
    token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
    return connection;
  }

  private static void check(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status >= 400) {
      throw new CommandFailure(CommandFailure.FAILED, refusal(status, connection.getErrorStream()));
    }
  }

  private static String refusal(int status, InputStream body) throws IOException {
    try (body) {
      List<Problem> problems = ProblemDocument.read(Output.JSON.readTree(body));
      return problems.isEmpty() ? "the server answered " + status : CommandFailure.text(problems);
    } catch (JsonProcessingException _) {
      return "the server answered " + status + "; is this the admin port of Weikio?";
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      return Output.JSON.readTree(body);
    } catch (IOException _) {
      throw new CommandFailure(
          CommandFailure.FAILED,
          "the server's answer is not JSON; is this the admin port of Weikio?");
    }
  }

  private CommandFailure unreachable(IOException failure) {
    var reason =
        switch (failure) {
          case ConnectException _ -> "nothing listens there";
          case UnknownHostException _ -> "unknown host";
          default -> Optional.ofNullable(failure.getMessage()).orElse("connection lost");
        };
    return new CommandFailure(
        CommandFailure.UNREACHABLE,
        "server not reachable: "
            + server
            + " ("
            + reason
            + ")\n    start one with weikio run or weikio serve, or name it with --server or WEIKIO_SERVER");
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
