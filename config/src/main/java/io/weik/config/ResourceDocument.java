package io.weik.config;

import io.weik.api.resource.ResourceId;

/**
 * A resource as someone wrote it. It may hold secrets: show it only through {@link Masking}.
 *
 * @param text its YAML, comments kept and placeholders not resolved
 */
public record ResourceDocument(ResourceId id, String text) {
  /** Never the text. */
  @Override
  public String toString() {
    return "ResourceDocument[" + id + "]";
  }
}
