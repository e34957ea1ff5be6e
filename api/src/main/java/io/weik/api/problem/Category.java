package io.weik.api.problem;

/** Who must act on a problem. */
public enum Category {
  /** The person who wrote the declaration or typed the command. */
  USER,
  /** Whoever runs the system on the other side. */
  REMOTE,
  /** Whoever runs or develops Weikio. */
  INTERNAL
}
