package io.weik.source.database.value;

import java.util.List;

/** A type of PostgreSQL as its catalog describes it; a domain is the type that it is made of. */
public sealed interface PostgresType {
  /**
   * A type whose values have no parts that matter here.
   *
   * @param oid below 16384 for those that PostgreSQL brings along
   * @param name {@code typname}, as {@code int4}
   */
  record Scalar(long oid, String name) implements PostgresType {
    private static final long FIRST_OF_USERS = 16384;

    /** Whether PostgreSQL brings it along, so that its name tells what it is. */
    boolean isBuiltIn() {
      return oid < FIRST_OF_USERS;
    }
  }

  /**
   * An array of any number of dimensions.
   *
   * @param delimiter what stands between elements
   */
  record Array(PostgresType element, char delimiter) implements PostgresType {}

  /** A row type; attributes in their order, without those dropped. */
  record Composite(String name, List<Attribute> attributes) implements PostgresType {
    /** Copies the list. */
    public Composite {
      attributes = List.copyOf(attributes);
    }
  }

  /** An attribute of a row type. */
  record Attribute(String name, PostgresType type) {}
}
