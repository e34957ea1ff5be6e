package io.weik.checks.delivery;

import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.SourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source that emits whatever a test hands to it. */
final class HandSource implements SourceType<HandSource.None> {
  private volatile CompletableFuture<SourceContext> context = new CompletableFuture<>();
  private volatile String failure = "";
  private volatile Optional<Source> instead = Optional.empty();

  /** No parameters. */
  record None() {}

  @Override
  public String name() {
    return "hand";
  }

  @Override
  public Class<None> configType() {
    return None.class;
  }

  @Override
  public Source create(None config) {
    return instead.orElseGet(this::running);
  }

  private Source running() {
    context = new CompletableFuture<>();
    var given = context;
    return new Source.Running(
        running -> {
          if (!failure.isEmpty()) {
            throw new IllegalStateException(failure);
          }
          running.ready();
          given.complete(running);
          running.awaitStop();
        });
  }

  /** The next source that is made is this one. */
  void becomes(Source source) {
    instead = Optional.of(source);
  }

  /** What it was told to clean up, as the source and the name of its successor's parameters. */
  final List<String> released = new CopyOnWriteArrayList<>();

  @Override
  public void release(None config, String source, Optional<None> successor) {
    released.add(source + successor.map(next -> " for " + next).orElse(""));
    if (!failure.isEmpty()) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public Set<String> eventValues() {
    return Set.of("operation");
  }

  @Override
  public List<String> columnPlaces() {
    return List.of("after", "before", "");
  }

  /** From now on it fails when it is started; empty text lets it run again. */
  void failsWith(String error) {
    failure = error;
  }

  SourceContext context() {
    return context.join();
  }
}
