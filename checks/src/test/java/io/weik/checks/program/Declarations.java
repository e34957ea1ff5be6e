package io.weik.checks.program;

import io.weik.testkit.database.Database;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The smallest resources of each kind, to put together what a test is about. */
final class Declarations {
  private Declarations() {}

  /** Several resources in one file. */
  static String all(String... resources) {
    return Stream.of(resources).collect(Collectors.joining("---\n"));
  }

  /** A webhook that takes deliveries without a signature on {@code /webhooks/NAME}. */
  static String webhook(String name) {
    return webhook(name, "{Path: %s}".formatted(name));
  }

  static String webhook(String name, String parameters) {
    return """
    apiVersion: weik.io/v1
    kind: EventSource
    metadata: {name: %s}
    spec:
      Type: webhook
      EventType: com.example.%s
      EventSource: /shop
      Parameters: %s
    """
        .formatted(name, name, parameters);
  }

  /**
   * A source of the changes of the table {@code orders}, whose password is in DB_PASSWORD.
   *
   * @param more further parameters, as lines
   */
  static String ordersTable(String product, Database database, String... more) {
    return """
    apiVersion: weik.io/v1
    kind: EventSource
    metadata: {name: orders}
    spec:
      Type: database
      EventType: com.example.orders.${operation}
      EventSource: orders-database
      Parameters:
        DatabaseType: %s
        Host: localhost
        Port: %d
        Database: %s
        Username: %s
        Password: ${db-password}
    """
            .formatted(product, database.port(), database.name(), database.user())
        + String.join("\n", more).indent(4);
  }

  static String channel(String name, String type) {
    return """
    apiVersion: weik.io/v1
    kind: EventChannel
    metadata: {name: %s}
    spec: {Type: %s}
    """
        .formatted(name, type);
  }

  /** A subscription over the channel {@code events}. */
  static String subscription(String name, String source) {
    return subscription(name, source, "Channel: events");
  }

  static String subscription(String name, String source, String more) {
    return """
    apiVersion: weik.io/v1
    kind: EventSubscription
    metadata: {name: %s}
    spec:
      Source: %s
    %s"""
        .formatted(name, source, more.strip().indent(2));
  }

  /** A flow that writes each event's data to {@code NAME/ID}. */
  static String writingFlow(String name, String subscription) {
    return flow(
        name,
        subscription,
        "Started",
        "[{toD: \"file:%s?fileName=${header.ce-id}\"}]".formatted(name));
  }

  /** Steps, each a part of a flow's list, after which the event's id is a line of a file. */
  static String appending(String name, String... before) {
    var steps = Stream.concat(Stream.of(before), Stream.of(append(name, "${header.ce-id}")));
    return steps.collect(Collectors.joining(", ", "[", "]"));
  }

  /** Steps that append a line to the file {@code lines/NAME}. */
  static String append(String name, String line) {
    return "{setBody: {simple: '%s\\n'}}, {to: 'file:lines?fileName=%s&fileExist=Append'}"
        .formatted(line, name);
  }

  /** A step that does others for the events with an id that ends so. */
  static String when(String idEnd, String steps) {
    return "{filter: {simple: \"${header.ce-id} endsWith '%s'\", steps: [%s]}}"
        .formatted(idEnd, steps);
  }

  /** A step that throws. */
  static String throwing(Class<? extends Throwable> type) {
    return "{throwException: {exceptionType: %s, message: no}}".formatted(type.getName());
  }

  static String flow(String name, String subscription, String state, String steps) {
    return """
    apiVersion: weik.io/v1
    kind: IntegrationFlow
    metadata: {name: %s}
    spec:
      InitialState: %s
      Subscriptions: [%s]
      Steps: %s
    """
        .formatted(name, state, subscription, steps);
  }
}
