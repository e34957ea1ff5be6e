/** Text to trees of values with places. The only package that touches the YAML library. */
@NullMarked
package io.weik.config.yaml;

import org.jspecify.annotations.NullMarked;
