package io.weik.source.database.table;

/** Writes values of one column type as JSON. Stateless. */
@FunctionalInterface
public interface ValueWriter {
  /**
   * Appends one JSON value.
   *
   * @param raw the value in its server's own text form, in UTF-8; the bytes themselves for binary
   *     types where the server gives them so; never null
   * @throws UndecodableException when it is none of this type; what was appended till then is to be
   *     taken back by the caller
   */
  void write(byte[] raw, JsonOutput out);
}
