package io.weik.source.httppoll.item;

import io.weik.api.source.SourceContext;
import java.util.Optional;

/** Makes events of bodies. */
public final class Harvest {
  private final SourceContext context;
  private final Options options;

  /** How bodies are read. */
  public record Options(
      Optional<ItemPath> responsePath,
      Optional<ItemPath> itemId,
      Optional<BodyFormat> format,
      EmitMode emit,
      FirstPoll firstPoll,
      Optional<ItemPath> nextUrl,
      Optional<ItemPath> cursor) {}

  /** For one source and what it polls. */
  public Harvest(SourceContext context, String identity, Options options) {
    this.context = context;
    this.options = options;
  }

  /** Begins a poll. */
  public Round begin() {
    return new Round(context, options);
  }

  /** How bodies are read. */
  public Options options() {
    return options;
  }
}
