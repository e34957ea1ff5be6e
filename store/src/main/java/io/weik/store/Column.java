package io.weik.store;

import java.nio.charset.StandardCharsets;

/** The column families. Their order is that of their creation and must not change. */
enum Column {
  /** Stream names with what is known of the stream; the next free stream number. */
  META("default"),
  /** Stream number and position to the encoded event. */
  EVENTS("events"),
  /** Stream number and text to {@link IdEntry}. */
  IDS("ids"),
  /** Stream number, time and position to a duplicate key whose event went by retention. */
  RETIRED("retired"),
  /** Keys and values of the state store. */
  STATE("state");

  private final String title;

  Column(String title) {
    this.title = title;
  }

  byte[] title() {
    return title.getBytes(StandardCharsets.UTF_8);
  }
}
