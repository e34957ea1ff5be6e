package io.weik.source.database.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes connections that speak the protocol of replication. */
@FunctionalInterface
public interface ReplicationConnector {
  /** A new connection for one source, with no settings made yet; closed by whoever asked. */
  Connection connect() throws SQLException;
}
