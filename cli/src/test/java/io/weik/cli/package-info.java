@NullMarked
package io.weik.cli;

import org.jspecify.annotations.NullMarked;
