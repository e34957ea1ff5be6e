package io.weik.source.database.engine;

/** A connector began to read before it could be told how: it has to be started anew. */
final class UnpreparedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnpreparedException() {
    super("the client of the binlog connected before it was prepared");
  }
}
