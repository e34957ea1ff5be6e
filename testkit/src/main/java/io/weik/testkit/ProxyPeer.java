package io.weik.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy on a port of this machine: forwards requests, tunnels on {@code CONNECT}, and
 * remembers both. Safe for use by several threads.
 */
public final class ProxyPeer implements AutoCloseable {
  private final ServerSocket listener;
  private final Optional<String> authorization;
  private final List<PeerRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private ProxyPeer(ServerSocket listener, Optional<String> authorization) {
    this.listener = listener;
    this.authorization = authorization;
    Thread.ofVirtual().name("proxy/" + listener.getLocalPort()).start(this::accept);
  }

  /** A proxy for everybody. */
  public static ProxyPeer start() throws IOException {
    return new ProxyPeer(listening(), Optional.empty());
  }

  /** A proxy for those who send this in {@code Proxy-Authorization}. */
  public static ProxyPeer startFor(String authorization) throws IOException {
    return new ProxyPeer(listening(), Optional.of(authorization));
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Its address. */
  public String url() {
    return "http://localhost:" + listener.getLocalPort();
  }

  /** All requests so far, in order. */
  public List<PeerRequest> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        var socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().name("proxy/connection").start(() -> serve(socket));
      }
    } catch (IOException _) {
      open.removeIf(Socket::isClosed);
    }
  }

  private void serve(Socket client) {
    try (client) {
      var in = new BufferedInputStream(client.getInputStream());
      var request = PeerReader.request(in);
      if (request.isPresent()) {
        requests.add(request.get());
        passOn(request.get(), client, in);
      }
    } catch (IOException _) {
      open.remove(client);
    }
  }

  private void passOn(PeerRequest request, Socket client, InputStream in) throws IOException {
    if (authorization.isPresent() && !request.header("Proxy-Authorization").equals(authorization)) {
      say(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"");
      return;
    }
    boolean tunnel = request.method().equals("CONNECT");
    var target = URI.create(tunnel ? "tunnel://" + request.target() : request.target());
    try (var server = new Socket(target.getHost(), target.getPort())) {
      open.add(server);
      if (tunnel) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().name("proxy/tunnel").start(() -> copy(in, server));
      } else {
        forward(request, target, server.getOutputStream());
      }
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException _) {
      say(client, "502 Bad Gateway");
    }
  }

  private void copy(InputStream from, Socket to) {
    try {
      from.transferTo(to.getOutputStream());
    } catch (IOException _) {
      open.remove(to);
    }
  }

  private static void forward(PeerRequest request, URI target, OutputStream to) throws IOException {
    var head = new StringBuilder(request.method() + " " + target.getRawPath() + " HTTP/1.1\r\n");
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.regionMatches(true, 0, "Proxy-", 0, 6)) {
                head.append(name).append(": ").append(value).append("\r\n");
              }
            });
    to.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
  }

  private static void say(Socket client, String status) throws IOException {
    client
        .getOutputStream()
        .write(
            ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
