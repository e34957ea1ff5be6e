package io.weik.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** The logs of libraries that know only the JDK's old logging, as drivers of databases do. */
final class LibraryLogs {
  private LibraryLogs() {}

  /** From now on they go where all else is logged. Called before sources run in this process. */
  static void join() {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }
}
