package io.weik.source.database.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Connects to servers of one product, for one config. Safe for several threads. */
@FunctionalInterface
interface Connector {
  /**
   * A connection that reads only, commits by itself and spells values as the package {@code value}
   * expects.
   */
  Connection connect(Address address) throws SQLException;
}
