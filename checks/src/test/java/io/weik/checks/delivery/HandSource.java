package io.weik.checks.delivery;

import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.SourceType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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

  /** From now on it fails when it is started; empty text lets it run again. */
  void failsWith(String error) {
    failure = error;
  }

  SourceContext context() {
    return context.join();
  }
}
