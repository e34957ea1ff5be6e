package io.weik.source.database.table;

/** A value cannot be written as JSON. The message is for a person and holds no value. */
public final class UndecodableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong, as {@code "timestamp without a day"}. */
  public UndecodableException(String what) {
    super(what);
  }
}
