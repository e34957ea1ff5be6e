package io.weik.testkit.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports below those that Linux hands out by itself ({@code ip_local_port_range}), so that a port
 * stays free while its server is down.
 */
final class Ports {
  private Ports() {}

  static int free() {
    int port = candidate();
    while (!isFree(port)) {
      port = candidate();
    }
    return port;
  }

  private static int candidate() {
    return ThreadLocalRandom.current().nextInt(12_000, 32_000);
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
