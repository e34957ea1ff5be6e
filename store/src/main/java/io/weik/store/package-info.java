/**
 * The embedded backbone: streams and state in RocksDB behind the runtime's ports, secrets sealed by
 * Tink.
 */
@NullMarked
package io.weik.store;

import org.jspecify.annotations.NullMarked;
