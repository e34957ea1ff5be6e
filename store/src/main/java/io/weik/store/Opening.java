package io.weik.store;

import org.rocksdb.RocksDBException;

/** Opens the database, at first and again after a failure. */
@FunctionalInterface
interface Opening {
  Database open() throws RocksDBException;
}
