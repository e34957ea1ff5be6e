package io.weik.source.httppoll;

import java.net.InetSocketAddress;

/** An HTTP proxy, written as {@code http://proxy.example.com:3128}. */
public record ProxyAddress(String host, int port) {
  /** Reads the form above. */
  public static ProxyAddress parse(String text) {
    return WebAddress.read(text.strip())
        .filter(uri -> uri.getScheme().equalsIgnoreCase("http") && uri.getPort() > 0)
        .filter(uri -> uri.getRawUserInfo() == null && uri.getRawQuery() == null)
        .filter(uri -> uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
        .map(uri -> new ProxyAddress(uri.getHost(), uri.getPort()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "an HTTP proxy such as http://proxy.example.com:3128; its password goes into"
                        + " ProxyPassword"));
  }

  /** Its name is looked up anew for each connection. */
  InetSocketAddress unresolved() {
    return InetSocketAddress.createUnresolved(host, port);
  }

  @Override
  public String toString() {
    return "http://" + host + ":" + port;
  }
}
