package io.weik.config;

/** A whole configuration that has everything. */
final class Examples {
  private Examples() {}

  static final String EVERYTHING =
      """
      # A flow may stand before what it needs.
      apiVersion: weik.io/v1
      kind: IntegrationFlow
      metadata:
        name: pushes
      spec:
        Description: Logs pushes
        InitialState: started
        Subscriptions: [pushes-to-main]
        Steps:
          - log: "${OrderId} at ${body.ref} with ${greeting} and ${TOKEN}, ${UNKNOWN} and $${x}"
          - setHeader:
              name: count
              constant: 3
      ---
      apiVersion: weik.io/v1
      kind: EventSubscription
      metadata:
        name: pushes-to-main
      spec:
        Source: github
        Channel: events
        StartFrom: earliest
        Filter:
          - exact: {Type: com.example.push}
          - any:
              - prefix: {subject: /orders/}
              - not: {suffix: {subject: .tmp}}
          - data:
              $.ref: refs/heads/main
              order.total: {greaterThan: 100, lessThan: "1000.5"}
              kind: {in: [a, b], matches: "[a-z]+", exists: true}
      ---
      apiVersion: weik.io/v1
      kind: EventChannel
      metadata:
        name: events
      spec: {}
      ---
      apiVersion: weik.io/v1
      kind: EventSource
      metadata:
        name: github
        description: What people push
      spec:
        Type: webhook
        EventType: com.example.push
        EventSource: /repositories/one
        Subject: /pushes
        Parameters:
          Path: /webhooks/github
          Secret: ${github-secret}
          ValidateSignature: "true"
        Variables:
          - SourceColumn: order.id
            TargetVariable: OrderId
      ---
      apiVersion: weik.io/v1
      kind: Variable
      metadata:
        name: github-secret
      spec:
        Value: ${GITHUB_SECRET}
        IsSecret: true
      ---
      apiVersion: weik.io/v1
      kind: Variable
      metadata:
        name: greeting
      spec:
        Value: hello ${TOKEN}
      """;
}
