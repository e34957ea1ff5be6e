package io.weik.source.database.postgres;

import java.time.Instant;

/**
 * The transaction that changes are of.
 *
 * @param name the server's number of it
 * @param committedAt by the server's clock
 */
record CommittedTransaction(String name, Instant committedAt) {}
