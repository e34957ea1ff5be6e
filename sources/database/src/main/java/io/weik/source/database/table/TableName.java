package io.weik.source.database.table;

/**
 * A table as its server spells it, without quotes.
 *
 * @param schema the schema; in MySQL and MariaDB the database
 * @param name the name in it
 */
public record TableName(String schema, String name) implements Comparable<TableName> {
  @Override
  public int compareTo(TableName other) {
    int schemas = schema.compareTo(other.schema);
    return schemas != 0 ? schemas : name.compareTo(other.name);
  }

  /** {@code schema.name}, for people. */
  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
