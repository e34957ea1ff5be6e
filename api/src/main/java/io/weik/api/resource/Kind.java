package io.weik.api.resource;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of resource. */
public enum Kind {
  EVENT_SOURCE("EventSource"),
  EVENT_CHANNEL("EventChannel"),
  EVENT_SUBSCRIPTION("EventSubscription"),
  INTEGRATION_FLOW("IntegrationFlow"),
  VARIABLE("Variable");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** What YAML says. */
  public String word() {
    return word;
  }

  /** The kind whose word this is, without regard to case. */
  public static Optional<Kind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equalsIgnoreCase(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
