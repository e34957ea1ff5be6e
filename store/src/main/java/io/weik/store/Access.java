package io.weik.store;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.StoreUnavailableException;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards the open database: many read it at once, the committer replaces it. A read runs native
 * code and so holds its carrier thread; reads are short.
 */
final class Access {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);

  private final StampedLock lock = new StampedLock();
  private final Failures failures;
  private @Nullable Database database;
  private Problem missing = RocksBackbone.CLOSED;

  Access(Failures failures, Database database) {
    this.failures = failures;
    this.database = database;
  }

  /** A question to the database. */
  interface Reading<T> {
    T of(Database database) throws RocksDBException;
  }

  /** Asks the database; not to be nested. */
  <T> T read(Reading<T> reading) {
    long stamp = lock.readLock();
    try {
      return reading.of(present());
    } catch (RocksDBException e) {
      throw new StoreUnavailableException(failures.problem(e), e);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /** Throws when the database cannot be asked. */
  void check() {
    read(database -> true);
  }

  /** The database for the committer, which needs no lock: nobody else replaces it. */
  @Nullable Database mine() {
    return database;
  }

  /** Closes the database and puts another in its place. Without one, reads tell the failure. */
  void replace(Opening opening) throws RocksDBException {
    long stamp = lock.writeLock();
    try {
      closePresent();
      database = opening.open();
    } catch (RocksDBException e) {
      missing = failures.problem(e);
      throw e;
    } catch (ProblemException e) {
      missing = e.problems().getFirst();
      throw e;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * Closes for good. Tables are written first, so that the next start need not read the log; when
   * that fails, it reads it.
   */
  void close() {
    long stamp = lock.writeLock();
    try {
      missing = RocksBackbone.CLOSED;
      flushPresent();
      closePresent();
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  private void flushPresent() {
    try {
      if (database != null) {
        database.flush();
      }
    } catch (RocksDBException e) {
      LOG.warn("{}", failures.problem(e));
    }
  }

  private void closePresent() {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  private Database present() {
    if (database == null) {
      throw new StoreUnavailableException(missing);
    }
    return database;
  }
}
