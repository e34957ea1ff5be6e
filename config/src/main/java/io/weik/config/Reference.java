package io.weik.config;

import io.weik.api.source.SourceTypes;
import java.util.List;
import java.util.Optional;

/** Stub. */
public final class Reference {
  /** Stub. */
  public Reference(SourceTypes types) {}

  /** Stub. */
  public Optional<String> explain(String path) {
    return Optional.of(path);
  }

  /** Stub. */
  public List<String> suggestions(String path) {
    return List.of();
  }

  /** Stub. */
  public String schema() {
    return "{}";
  }
}
