package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why a server is not reached, from what drivers give as the causes of their failures. */
final class NetworkFaults {
  private static final int DEEPEST = 20;

  private NetworkFaults() {}

  /** What is wrong, when it is the network, TLS or a file for it. */
  static Optional<Problem> explain(Throwable failure, Address address) {
    return causes(failure).flatMap(each -> explainOne(each, address).stream()).findFirst();
  }

  /** The failure and what is behind it. */
  static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(DEEPEST);
  }

  private static Optional<Problem> explainOne(Throwable cause, Address address) {
    return Optional.ofNullable(
        switch (cause) {
          case ProblemException known -> known.problems().getFirst();
          case UnknownHostException _ -> unknownHost(address);
          case NoRouteToHostException _ ->
              Problem.remote("no way through the network to " + address)
                  .hint("check Host and Port, and firewalls between");
          case ConnectException timedOut when isTimeout(timedOut) -> silent(address);
          case ConnectException _ -> refused(address);
          case SocketTimeoutException _ -> silent(address);
          case SSLException refused -> TlsFaults.explain(refused, address);
          case EOFException _ -> lost(address);
          case SocketException _ -> lost(address);
          default -> null;
        });
  }

  private static boolean isTimeout(ConnectException failure) {
    return String.valueOf(failure.getMessage()).contains("timed out");
  }

  /** Nothing comes from the server. */
  static Problem silent(Address address) {
    return Problem.remote("no answer from " + address)
        .hint("check Host, Port and firewalls; ConnectTimeout and Timeout say how long is waited");
  }

  /** A connection is no more. */
  static Problem lost(Address address) {
    return Problem.remote("the connection to " + address + " was lost");
  }

  /** Nobody listens there. */
  static Problem refused(Address address) {
    return Problem.remote("connection refused by " + address)
        .hint("check that the server runs there, and Host and Port");
  }

  /** Nobody knows the host by its name. */
  static Problem unknownHost(Address address) {
    return Problem.user("unknown host")
        .path("spec.Parameters.Host")
        .value(address.host())
        .hint("check its spelling, and that this machine can look it up");
  }
}
