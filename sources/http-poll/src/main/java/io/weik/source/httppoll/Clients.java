package io.weik.source.httppoll;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP clients, one for all sources with equal settings, so that a thousand idle sources cost
 * neither threads nor connections. Safe for use by several threads.
 */
final class Clients {
  /**
   * What the JDK's client reads once, when the first one is made: that a password may go to a proxy
   * over which https is tunnelled, and in which pieces bodies are read. Its own pieces are a
   * quarter of these, and make large bodies take three times as long.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "jdk.http.auth.tunneling.disabledSchemes", "",
          "jdk.httpclient.bufsize", "65536");

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-poll/client-", 0).factory());
  private final Map<ClientSettings, Lease> leases = new HashMap<>();

  Clients() {
    PROPERTIES.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
  }

  /** A client in use. */
  static final class Lease {
    private final ClientSettings settings;
    private final HttpClient client;
    private int users;

    private Lease(ClientSettings settings, HttpClient client) {
      this.settings = settings;
      this.client = client;
    }

    HttpClient client() {
      return client;
    }
  }

  /** A client with these settings, to be given back. */
  synchronized Lease take(ClientSettings settings) {
    var lease = leases.get(settings);
    if (lease == null) {
      lease = new Lease(settings, client(settings));
      leases.put(settings, lease);
    }
    lease.users++;
    return lease;
  }

  /** The same client when its settings are still these, else another in its place. */
  synchronized Lease renew(Lease lease, ClientSettings settings) {
    if (lease.settings.equals(settings)) {
      return lease;
    }
    var renewed = take(settings);
    giveBack(lease);
    return renewed;
  }

  /** Ends a use; the last one's end closes all connections. */
  synchronized void giveBack(Lease lease) {
    lease.users--;
    if (lease.users == 0) {
      leases.remove(lease.settings);
      lease.client.shutdownNow();
    }
  }

  /** How many clients there are. */
  synchronized int count() {
    return leases.size();
  }

  private HttpClient client(ClientSettings settings) {
    var builder =
        HttpClient.newBuilder()
            .executor(threads)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .sslContext(Tls.context(settings));
    settings.proxy().ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy.unresolved())));
    return builder.build();
  }
}
