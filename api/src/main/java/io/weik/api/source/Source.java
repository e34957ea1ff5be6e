package io.weik.api.source;

/** A source made of checked parameters, ready to be run by the runtime. */
public sealed interface Source {
  /** A source that runs until it is stopped. */
  record Running(Body body) implements Source {}

  /** What a running source does. */
  @FunctionalInterface
  interface Body {
    /**
     * Called by the runtime on a virtual thread of its own. Returns or throws when interrupted,
     * within the grace time. Any other return or exception is a failure: the runtime tells it,
     * backs off and calls again.
     */
    void run(SourceContext context) throws Exception;
  }
}
