package io.weik.server;

import java.util.List;

/** Port to whoever knows whether everything that should run does. */
@FunctionalInterface
public interface Readiness {
  /** Why it is not ready, one line each; empty when it is. Called on any thread, often. */
  List<String> reasonsAgainst();
}
