package io.weik.source.database.table;

/**
 * Compares raw values of a key column in the very order in which its server gives them when asked
 * by {@link Column#orderBy}. Stateless.
 */
@FunctionalInterface
public interface KeyOrder {
  /** Less than, equal to or greater than 0; both are values, not NULL. */
  int compare(byte[] one, byte[] other);

  /** By unsigned bytes. */
  KeyOrder BYTES = java.util.Arrays::compareUnsigned;
}
