package io.weik.bench;

import io.weik.api.event.Payload;
import io.weik.api.source.SourceTypes;
import io.weik.config.Checked;
import io.weik.config.ConfigReader;
import io.weik.config.ConfigText;
import io.weik.runtime.InstanceStatus;
import io.weik.runtime.Node;
import io.weik.runtime.PollFigures;
import io.weik.runtime.RuntimeListener;
import io.weik.runtime.RuntimeOptions;
import io.weik.runtime.SourceFigures;
import io.weik.source.database.DatabaseType;
import io.weik.source.filewatch.FileWatchType;
import io.weik.source.httppoll.HttpPollType;
import io.weik.store.RocksBackbone;
import io.weik.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A node over a durable store that runs sources declared in YAML; nobody subscribes. */
final class DeclaredNode implements AutoCloseable {
  private static final long LOOK_NANOS = 2_000_000;
  private static final SourceTypes TYPES =
      new SourceTypes(List.of(new HttpPollType(), new FileWatchType(), new DatabaseType()));

  private final RocksBackbone store;
  private final Node node;

  /** Opens a store in the folder, new or as it was left. */
  DeclaredNode(Path folder) {
    store = RocksBackbone.open(folder, StoreOptions.standard(), Clock.systemUTC());
    var ports =
        new Node.Ports(
            store,
            store,
            (_, _) -> () -> {},
            () -> {
              throw new IllegalStateException("no flow is declared");
            });
    node = new Node(TYPES, ports, RuntimeOptions.defaults(), Clock.systemUTC());
  }

  /** Starts the sources; the first of them is ready, or failed, when this returns. */
  DeclaredNode start(String yaml) throws InterruptedException {
    if (yaml.isEmpty()) {
      return this;
    }
    var reader = new ConfigReader(TYPES, _ -> Optional.empty());
    var text = new ConfigText("bench.yaml", Payload.ofText(yaml));
    switch (reader.check(List.of(text), List.of())) {
      case Checked.Valid(var configuration, _) -> node.apply(configuration.resources());
      case Checked.Invalid(var problems, _, _) -> throw new IllegalStateException(problems + "");
    }
    return this;
  }

  static String source(String name, String type, String parameters) {
    return """
    apiVersion: weik.io/v1
    kind: EventSource
    metadata: {name: %s}
    spec:
      Type: %s
      EventType: io.weik.bench
      EventSource: /bench
      Parameters: %s
    ---
    """
        .formatted(name, type, parameters);
  }

  /** From now on {@code listener} is told what happens. */
  void listen(RuntimeListener listener) {
    node.listen(listener);
  }

  InstanceStatus instance() {
    return node.instances().getFirst();
  }

  SourceFigures.Snapshot figures() {
    return instance().figures();
  }

  /** The poll after this many; a failed one ends the measurement. */
  PollFigures.Last pollAfter(long before) {
    until(
        () ->
            figures()
                .polls()
                .filter(polls -> polls.succeeded() > before || polls.failed() > 0)
                .isPresent());
    var problem = instance().state().problem();
    if (problem.isPresent()) {
      throw new IllegalStateException(problem.get().toString());
    }
    return figures().polls().orElseThrow().last().orElseThrow();
  }

  /** Waits, looking often. */
  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @Override
  public void close() {
    try {
      node.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
