package io.weik.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An HTTP server on a port of this machine that answers as a test tells it, however badly, and
 * remembers what it was asked. Speaks HTTP/1.1 over plain sockets, so that nothing stands between a
 * test and the bytes. Safe for use by several threads.
 */
public final class HttpPeer implements AutoCloseable {
  private final ServerSocket listener;
  private final String scheme;
  private final Map<String, Queue<PeerAnswer>> script = new ConcurrentHashMap<>();
  private final Map<String, Function<PeerRequest, PeerAnswer>> rules = new ConcurrentHashMap<>();
  private final List<PeerRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger accepted = new AtomicInteger();

  private HttpPeer(ServerSocket listener, String scheme) {
    this.listener = listener;
    this.scheme = scheme;
    Thread.ofVirtual().name("peer/" + listener.getLocalPort()).start(this::accept);
  }

  /** A peer without TLS. */
  public static HttpPeer start() throws IOException {
    return new HttpPeer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
  }

  /** A peer that shows this identity. */
  public static HttpPeer start(PeerIdentity identity) throws IOException {
    return new HttpPeer(identity.listener(false), "https");
  }

  /** A peer that shows this identity, and wants one that it trusts: its own. */
  public static HttpPeer startMutual(PeerIdentity identity) throws IOException {
    return new HttpPeer(identity.listener(true), "https");
  }

  /** A port of this machine on which nothing listens. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Answers requests for a path with these, one after the other, and then with the last again. */
  public HttpPeer on(String path, PeerAnswer... answers) {
    script.put(path, new ConcurrentLinkedQueue<>(List.of(answers)));
    return this;
  }

  /** Answers requests for a path by a rule. */
  public HttpPeer on(String path, Function<PeerRequest, PeerAnswer> rule) {
    rules.put(path, rule);
    return this;
  }

  /** The address of a path, by the name {@code localhost}. */
  public String url(String path) {
    return origin() + path;
  }

  /** Scheme, host and port. */
  public String origin() {
    return scheme + "://localhost:" + port();
  }

  /** The port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** All requests so far, in order. */
  public List<PeerRequest> requests() {
    return List.copyOf(requests);
  }

  /** The latest request. */
  public PeerRequest lastRequest() {
    return requests.getLast();
  }

  /** How many connections were made so far. */
  public int connections() {
    return accepted.get();
  }

  /** How many connections stand. */
  public int openConnections() {
    return open.size();
  }

  private void accept() {
    try {
      while (true) {
        var socket = listener.accept();
        accepted.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().name("peer/connection").start(() -> serve(socket));
      }
    } catch (IOException _) {
      closed.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      boolean again = true;
      while (again) {
        again = served(socket, in);
      }
    } catch (IOException _) {
      open.remove(socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private boolean served(Socket socket, InputStream in) throws IOException, InterruptedException {
    try {
      var request = PeerReader.request(in);
      return request.isPresent() && answered(request.get(), socket, in);
    } catch (PeerReader.NoRequestException _) {
      socket.getOutputStream().write(PeerAnswer.status(400).start());
      return false;
    }
  }

  private boolean answered(PeerRequest request, Socket socket, InputStream in)
      throws IOException, InterruptedException {
    requests.add(request);
    var answer = answer(request);
    if (await(answer.before(), socket, in)) {
      return false;
    }
    var out = socket.getOutputStream();
    out.write(answer.start());
    body(answer, out);
    return answer.keepsConnection();
  }

  private PeerAnswer answer(PeerRequest request) {
    var rule = rules.get(request.path());
    if (rule != null) {
      return rule.apply(request);
    }
    var answers = script.get(request.path());
    if (answers == null) {
      return PeerAnswer.status(404).body("nothing at " + request.path());
    }
    var next = answers.size() > 1 ? answers.poll() : answers.peek();
    return next == null ? PeerAnswer.none() : next;
  }

  private void body(PeerAnswer answer, OutputStream out) throws IOException, InterruptedException {
    var bytes = answer.sent();
    int end = answer.cut() < 0 ? bytes.length : Math.min(answer.cut(), bytes.length);
    if (answer.pause().isZero()) {
      out.write(bytes, 0, end);
      out.flush();
      return;
    }
    for (int at = 0; at < end && closed.getCount() > 0; at++) {
      out.write(bytes[at]);
      out.flush();
      var _ = closed.await(answer.pause().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Waits, and tells whether the peer was closed or the other side went away meanwhile. */
  private boolean await(Duration time, Socket socket, InputStream in)
      throws IOException, InterruptedException {
    if (time.isZero()) {
      return false;
    }
    try {
      socket.setSoTimeout((int) Math.min(time.toMillis(), Integer.MAX_VALUE));
      in.mark(1);
      int next = in.read();
      in.reset();
      return next < 0;
    } catch (SocketTimeoutException _) {
      return closed.getCount() == 0;
    } catch (SocketException _) {
      return true;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
