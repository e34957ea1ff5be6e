package io.weik.api.source;

import java.time.Duration;
import java.util.Optional;

/** A source made of checked parameters, ready to be run by the runtime. */
public sealed interface Source {
  /**
   * A source that runs until it is stopped.
   *
   * @param body what it does
   * @param trial emits once what the body would find now, then returns; for a source that waits to
   *     be sent to there is none
   */
  record Running(Body body, Optional<Body> trial) implements Source {
    /** A source that cannot be tried. */
    public Running(Body body) {
      this(body, Optional.empty());
    }
  }

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

  /**
   * A source that looks at the outside world now and then. The runtime owns the clock, the jitter,
   * the timeout and the back-off; it never lets two polls of one source overlap.
   *
   * @param schedule when polls are due
   * @param atStart whether a poll is due at once when the source is started, besides
   * @param jitter each poll starts late by a random time up to this
   * @param timeout within which one poll must be done; it is interrupted then, and that is a
   *     failure
   */
  record Polling(
      Schedule schedule, boolean atStart, Duration jitter, Duration timeout, Opener opener)
      implements Source {}

  /**
   * A source that sees only when it is started in which of the other ways it works, as by what a
   * server can do.
   */
  record Choosing(Chooser chooser) implements Source {}

  /** Decides how a source works. */
  @FunctionalInterface
  interface Chooser {
    /**
     * Called on the source's own thread whenever it is started; may ask the outside world. A thrown
     * exception is a failure like any other: the runtime tells it, backs off and calls again.
     *
     * @return a source of another kind
     */
    Source choose(SourceContext context) throws Exception;
  }

  /** Opens what a poller keeps from poll to poll, as connections. */
  @FunctionalInterface
  interface Opener {
    /** Called on the source's own thread whenever it is started. Must not poll yet. */
    Poller open(SourceContext context) throws Exception;
  }
}
