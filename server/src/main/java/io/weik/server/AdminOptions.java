package io.weik.server;

import io.weik.api.parameter.Secret;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the admin listener binds and who may use it.
 *
 * @param host a loopback address, unless there is a token
 * @param port 0 for any free one
 * @param token what every request must bring as {@code Authorization: Bearer}
 */
public record AdminOptions(String host, int port, Optional<Secret> token) {
  /**
   * Refuses what would leave the admin API open to others.
   *
   * @throws ProblemException when the host is unknown, beyond this machine without a token, or the
   *     token blank
   */
  public AdminOptions {
    if (token.isPresent() && token.get().reveal().isBlank()) {
      throw new ProblemException(Problem.user("the admin token is blank").expected("some text"));
    }
    if (token.isEmpty() && !loopback(host)) {
      throw new ProblemException(
          Problem.user("the admin API needs a token to listen beyond this machine")
              .value(host)
              .expected("a loopback address, or a token")
              .hint("set a token, or listen on 127.0.0.1"));
    }
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      throw new ProblemException(
          Problem.user("unknown host").value(host).expected("an address of this machine"));
    }
  }
}
