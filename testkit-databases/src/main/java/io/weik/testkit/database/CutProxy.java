package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A network between a client and a server of this machine that breaks when a test says so. It
 * passes TCP connections on to the server. Safe for use by several threads.
 */
public final class CutProxy implements AutoCloseable {
  private enum State {
    HEALED,
    FROZEN,
    CUT
  }

  private final int port = Ports.free();
  private final int target;
  private final Set<Socket> clients = new HashSet<>();
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State state = State.CUT;
  private @Nullable ServerSocket listener;
  private @Nullable Thread acceptor;

  private CutProxy(int target) {
    this.target = target;
  }

  /** A network that works, in front of a port of this machine. */
  public static CutProxy to(int port) {
    var proxy = new CutProxy(port);
    proxy.heal();
    return proxy;
  }

  /** Where clients connect to. It stays the same. */
  public int port() {
    return port;
  }

  /** How many connections of clients stand. */
  public int connections() {
    lock.lock();
    try {
      return clients.size();
    } finally {
      lock.unlock();
    }
  }

  /** Resets all connections and refuses new ones, as if nothing listened. */
  public void cut() {
    become(State.CUT);
  }

  /** Goes silent: connections stand and can be made, but not a byte passes, nor an end. */
  public void freeze() {
    become(State.FROZEN);
  }

  /** Works again. What was sent into the silence arrives. */
  public void heal() {
    become(State.HEALED);
  }

  private void become(State next) {
    lock.lock();
    try {
      state = next;
      changed.signalAll();
      if (next == State.CUT) {
        refuse();
      } else if (listener == null) {
        listen();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a network changed", e);
    } finally {
      lock.unlock();
    }
  }

  /** The port is free only when nobody accepts any more. */
  private void refuse() throws IOException, InterruptedException {
    if (listener != null && acceptor != null) {
      listener.close();
      acceptor.join();
      listener = null;
    }
    for (var client : clients) {
      reset(client);
    }
    clients.clear();
  }

  private void listen() throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    listener = socket;
    acceptor = Thread.ofVirtual().name("proxy/" + port).start(() -> accept(socket));
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        var client = socket.accept();
        Thread.ofVirtual().name("proxy/connection").start(() -> serve(client));
      }
    } catch (IOException _) {
      // it was closed by a cut: there is nobody to tell
      return;
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (joins(client)) {
        pass();
        try (var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
          client.setTcpNoDelay(true);
          server.setTcpNoDelay(true);
          var back = Thread.ofVirtual().name("proxy/back").start(() -> copy(server, client));
          copy(client, server);
          back.join();
        }
      }
    } catch (IOException _) {
      reset(client);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      leaves(client);
    }
  }

  private boolean joins(Socket client) {
    lock.lock();
    try {
      return state == State.CUT ? !reset(client) : clients.add(client);
    } finally {
      lock.unlock();
    }
  }

  private void leaves(Socket client) {
    lock.lock();
    try {
      clients.remove(client);
    } finally {
      lock.unlock();
    }
  }

  /** Waits while the network is silent. */
  private void pass() {
    lock.lock();
    try {
      while (state == State.FROZEN) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Passes on what one side says, and then that it said all; a broken side breaks the other. */
  private void copy(Socket from, Socket to) {
    var buffer = new byte[16 * 1024];
    try {
      var out = to.getOutputStream();
      for (int read = from.getInputStream().read(buffer); read >= 0; ) {
        pass();
        out.write(buffer, 0, read);
        read = from.getInputStream().read(buffer);
      }
      pass();
      to.shutdownOutput();
    } catch (IOException _) {
      pass();
      reset(from);
      reset(to);
    }
  }

  private static boolean reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
      return true;
    } catch (IOException _) {
      return socket.isClosed();
    }
  }

  @Override
  public void close() {
    cut();
  }
}
