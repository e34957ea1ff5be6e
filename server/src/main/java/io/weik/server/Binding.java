package io.weik.server;

import io.helidon.webserver.WebServer;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/** The address a listener takes, and the problem when it cannot. */
record Binding(String host, int port, String option) {
  /**
   * The socket address, known to be free a moment ago.
   *
   * @throws ProblemException when the host is unknown or the port is taken or not allowed
   */
  InetSocketAddress probe() {
    if (port < 0 || port > 0xffff) {
      throw new ProblemException(problem("port is out of range", "a number from 0 to 65535"));
    }
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new ProblemException(problem("unknown host", "an address of this machine"));
    }
    try (var channel = ServerSocketChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(address);
      return address;
    } catch (IOException failure) {
      throw new ProblemException(taken(), failure);
    }
  }

  /**
   * The same server, started.
   *
   * @throws ProblemException when it cannot bind
   */
  WebServer start(WebServer server) {
    server.start();
    if (!server.isRunning()) {
      throw new ProblemException(taken());
    }
    return server;
  }

  private Problem taken() {
    return problem("cannot listen on this address", "one that is free and allowed")
        .hint("is it running already? choose another port with " + option);
  }

  private Problem problem(String what, String expected) {
    return Problem.user(what).value(host + ":" + port).expected(expected);
  }
}
