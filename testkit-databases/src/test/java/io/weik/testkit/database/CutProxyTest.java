package io.weik.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CutProxyTest {
  private final ServerSocket server = server();
  private final CutProxy proxy = CutProxy.to(server.getLocalPort());

  private static ServerSocket server() {
    try {
      return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void echo() {
    Thread.ofVirtual().name("echo").start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        Thread.ofVirtual().name("echo").start(() -> echo(socket));
      }
    } catch (IOException _) {
      return;
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException _) {
      return;
    }
  }

  @AfterEach
  void end() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void aWorkingNetworkPassesBytesAndTheEndOn() throws Exception {
    try (var client = client()) {
      assertThat(answer(client, 7)).isEqualTo(7);

      client.shutdownOutput();

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
    await().until(() -> proxy.connections() == 0);
  }

  @Test
  void aCutNetworkResetsAndRefuses() throws Exception {
    try (var client = client()) {
      answer(client, 7);

      proxy.cut();

      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      assertThatThrownBy(this::client).hasMessageContaining("refused");
    }
  }

  @Test
  void aHealedNetworkTakesNewConnectionsAtTheSamePort() throws Exception {
    proxy.cut();

    proxy.heal();

    try (var client = client()) {
      assertThat(answer(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void aFrozenNetworkIsSilentAndDeliversLater() throws Exception {
    try (var client = client()) {
      answer(client, 7);

      proxy.freeze();

      client.setSoTimeout(100);
      assertThatThrownBy(() -> answer(client, 8)).isInstanceOf(SocketTimeoutException.class);
      assertThat(proxy.connections()).isEqualTo(1);
      proxy.heal();
      client.setSoTimeout(10_000);
      assertThat(client.getInputStream().read()).isEqualTo(8);
    }
  }

  @Test
  void aFrozenNetworkTakesConnectionsThatSayNothing() throws Exception {
    proxy.freeze();

    try (var client = client()) {
      client.setSoTimeout(100);
      assertThatThrownBy(() -> answer(client, 8)).isInstanceOf(SocketTimeoutException.class);
      proxy.cut();
      client.setSoTimeout(10_000);
      assertThatThrownBy(() -> client.getInputStream().read()).hasMessageContaining("reset");
    }
  }

  private Socket client() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static int answer(Socket client, int asked) throws IOException {
    client.getOutputStream().write(asked);
    return client.getInputStream().read();
  }
}
