package io.weik.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly the bytes it is told to. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  RawClient(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
      in = socket.getInputStream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends text; {@code \n} goes over the line as CRLF. */
  RawClient send(String text) {
    return sendRaw(text.replace("\n", "\r\n"));
  }

  RawClient sendRaw(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  RawClient endOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads one answer with a Content-Length: its status line, headers and body. */
  Answer answer() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended after: " + head);
      }
      head.append((char) next);
    }
    var text = head.toString();
    int length =
        header(text, "content-length").isEmpty()
            ? 0
            : Integer.parseInt(header(text, "content-length"));
    return new Answer(
        Integer.parseInt(text.substring(9, 12)),
        text,
        new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  /** Everything up to the end of the connection. */
  String rest() throws IOException {
    var all = new ByteArrayOutputStream();
    in.transferTo(all);
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String header(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).trim())
        .findFirst()
        .orElse("");
  }

  record Answer(int status, String head, String body) {
    String header(String name) {
      return RawClient.header(head, name.toLowerCase(java.util.Locale.ROOT));
    }
  }
}
