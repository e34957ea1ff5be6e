package io.weik.source.database.table;

import org.jspecify.annotations.Nullable;

/**
 * The raw values of a row, one for each column of its table in their order: in the server's own
 * text form (see {@link ValueWriter}), null for NULL, {@link #UNCHANGED} for a large value that the
 * log leaves out because it did not change. Whoever makes it gives the arrays away.
 */
public final class Row {
  /** Stands for a value that the log does not tell; known by its identity. */
  @SuppressWarnings("MutablePublicArray") // it has no element
  public static final byte[] UNCHANGED = {};

  /** What JSON holds where a value is {@link #UNCHANGED}. */
  public static final String UNCHANGED_JSON = "{\"unchanged\":true}";

  private final byte[] @Nullable [] values;

  /** With these values, which are not copied. */
  public Row(byte[] @Nullable [] values) {
    this.values = values;
  }

  /** The value of the column with this index; not a copy. */
  public byte @Nullable [] value(int column) {
    return values[column];
  }

  /** Whether the log leaves out the value of this column because it did not change. */
  @SuppressWarnings("ReferenceEquality") // an empty value is another thing
  public boolean isUnchanged(int column) {
    return values[column] == UNCHANGED;
  }
}
