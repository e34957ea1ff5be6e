package io.weik.server;

/** Takes the lines of a streamed answer. Used by one thread. */
public interface LineSink {
  /** Sends one line, without its line end, at once. Ends the handler when the client is gone. */
  void line(String line);

  /**
   * Whether to go on: false once the server stops. To be asked at least every second while there is
   * nothing to send; now and then it sends an empty line, to learn whether the client is still
   * there, and ends the handler when it is not.
   */
  boolean wanted();
}
