package io.weik.source.database.value;

import io.weik.source.database.config.Product;

/**
 * A type as a JDBC driver describes it.
 *
 * @param product whose driver it is
 * @param code of {@link java.sql.Types}, or the driver's own
 * @param name the vendor's, in any case, as {@code uniqueidentifier}
 */
public record PlainType(Product product, int code, String name) {}
