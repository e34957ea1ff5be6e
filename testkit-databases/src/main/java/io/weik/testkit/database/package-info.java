/** Real database servers for tests, and ways to hurt them. They run on 64 bit Linux only. */
@NullMarked
package io.weik.testkit.database;

import org.jspecify.annotations.NullMarked;
