package io.weik.server;

import com.fasterxml.jackson.databind.JsonNode;

/** What an endpoint answers. */
public sealed interface AdminAnswer {
  /** A JSON value. */
  record Json(int status, JsonNode value) implements AdminAnswer {}

  /** Text that is sent as it is. */
  record Text(int status, String mediaType, String text) implements AdminAnswer {}

  /** Nothing but a status. */
  record Empty(int status) implements AdminAnswer {}

  /** Newline-delimited JSON, sent line by line as it comes about. */
  record Lines(LineSource source) implements AdminAnswer {}

  /** Makes the lines of a streamed answer. */
  @FunctionalInterface
  interface LineSource {
    /** Called once, on the thread of the request; the answer ends when this returns. */
    void writeTo(LineSink sink) throws InterruptedException;
  }

  /** 200 with a JSON value. */
  static AdminAnswer json(JsonNode value) {
    return new Json(200, value);
  }

  /** 200 with JSON that is text already. */
  static AdminAnswer json(String text) {
    return new Text(200, "application/json", text);
  }

  /** 200 with YAML. */
  static AdminAnswer yaml(String text) {
    return new Text(200, "text/yaml; charset=utf-8", text);
  }

  /** 204. */
  static AdminAnswer done() {
    return new Empty(204);
  }

  /** 200 with lines that come as they come. */
  static AdminAnswer lines(LineSource source) {
    return new Lines(source);
  }
}
