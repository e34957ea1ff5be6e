package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** Says to a person why an exchange failed on the way. */
final class Faults {
  private static final Pattern FRAMING =
      Pattern.compile("(?i)illegal|invalid|malformed|chunk header|status line");
  private static final String TUNNEL = "Tunnel failed, got: ";

  private final HttpPollConfig config;

  Faults(HttpPollConfig config) {
    this.config = config;
  }

  /** Why there was no answer. */
  Problem before(IOException failure, URI uri, Deadline deadline) {
    var host = Origin.of(uri).authority();
    var peer = config.proxy().map(proxy -> "the proxy " + proxy).orElse(host);
    if (failure instanceof HttpConnectTimeoutException) {
      return Problem.remote("no connection to " + peer)
          .expected("one within " + Shown.time(config.connectTimeout()))
          .hint("check that it can be reached from here, or raise ConnectTimeout");
    }
    if (failure instanceof HttpTimeoutException) {
      return Problem.remote("no answer from " + host)
          .expected("one within " + deadline)
          .hint("raise Timeout if it needs more");
    }
    if (Causes.find(failure, UnresolvedAddressException.class).isPresent()) {
      return Problem.remote("unknown host")
          .value(config.proxy().map(ProxyAddress::host).orElseGet(uri::getHost))
          .hint(
              "check the name in " + (config.proxy().isPresent() ? "Proxy" : "Url") + ", and DNS");
    }
    if (Causes.find(failure, SSLException.class).isPresent()) {
      return TlsFaults.problem(failure, host);
    }
    return notTls(failure, host, peer);
  }

  private static Problem notTls(IOException failure, String host, String peer) {
    var text = Causes.text(failure);
    if (text.contains(TUNNEL)) {
      return Problem.remote(peer + " does not let through to " + host)
          .value(text.substring(text.lastIndexOf(TUNNEL) + TUNNEL.length()))
          .hint("check that the proxy may reach it");
    }
    if (failure instanceof ConnectException) {
      boolean refused = text.isEmpty() || text.contains("refused");
      return Problem.remote((refused ? "connection refused by " : "no connection to ") + peer)
          .hint("check host and port, and that something listens there");
    }
    if (failure instanceof ProtocolException || FRAMING.matcher(text).find()) {
      return malformed(host);
    }
    return Problem.remote(host + " closed the connection instead of answering")
        .hint("check that it speaks HTTP there; if it does, it was restarted or is overloaded");
  }

  private static Problem malformed(String host) {
    return Problem.remote("the answer of " + host + " is not HTTP")
        .hint("check host and port; a server that wants https answers so to http");
  }

  /** Why an answer that had begun could not be read to its end. */
  Problem within(IOException failure, URI uri, Deadline deadline, long count) {
    var host = Origin.of(uri).authority();
    return switch (failure) {
      case SocketTimeoutException _ ->
          Problem.remote("the answer of " + host + " did not end")
              .value(count + " bytes came")
              .expected("its end within " + deadline)
              .hint("raise Timeout if it needs more");
      case AnswerBody.TooLargeException _ ->
          Problem.user("the answer of " + host + " is too large")
              .expected("at most " + config.maxResponseSize())
              .hint("ask for less, with a filter or pages, or raise MaxResponseSize");
      case Decoding.UnknownCodingException coding ->
          Problem.remote("the answer of " + host + " has an unknown coding")
              .value(Optional.ofNullable(coding.getMessage()).orElse(""))
              .expected(Decoding.ACCEPTED);
      case ZipException _ ->
          Problem.remote("the answer of " + host + " is not compressed as it says");
      default -> broken(failure, host, count);
    };
  }

  private static Problem broken(IOException failure, String host, long count) {
    return FRAMING.matcher(Causes.text(failure)).find()
        ? malformed(host)
        : Problem.remote("the connection to " + host + " broke off in the middle of the answer")
            .value(count + " bytes came")
            .hint("nothing of it was lost: the next poll reads it again");
  }
}
