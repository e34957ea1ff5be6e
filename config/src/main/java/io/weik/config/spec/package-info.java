/** The YAML form of each kind, declared once: read, checked and explained from these records. */
@NullMarked
package io.weik.config.spec;

import org.jspecify.annotations.NullMarked;
