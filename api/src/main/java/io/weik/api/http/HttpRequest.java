package io.weik.api.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A request whose head has been read. Valid only until the handler returns; one thread. */
public interface HttpRequest {
  /** The method in upper case. */
  String method();

  /** The query string without its question mark and not decoded; empty when there is none. */
  String query();

  /** The decoded value of the first query parameter of this name. */
  Optional<String> queryParameter(String name);

  /** The first header of this name, without regard to case. */
  Optional<String> header(String name);

  /** All headers of this name in the order sent, without regard to case. */
  List<String> headers(String name);

  /** The names of all headers, each once, in lower case. */
  List<String> headerNames();

  /** The peer of the connection: a client, or a proxy in front of it. */
  InetAddress peer();

  /**
   * Reads the body on the first call; later calls return the same. Blocks until it is whole or
   * refused.
   */
  RequestBody body();
}
