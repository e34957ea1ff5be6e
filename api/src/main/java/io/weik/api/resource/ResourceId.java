package io.weik.api.resource;

/** What tells one resource from all others. Prints as {@code EventSource github-webhooks}. */
public record ResourceId(Kind kind, String name) {
  @Override
  public String toString() {
    return kind.word() + " " + name;
  }
}
