package io.weik.config;

import io.weik.api.source.SourceTypes;

/** Stub. */
public final class Masking {
  /** Stub. */
  public Masking(SourceTypes types) {}

  /** Stub. */
  public String maskedYaml(ResourceDocument document) {
    return document.text();
  }

  /** Stub. */
  public String maskedJson(ResourceDocument document) {
    return "{}";
  }
}
