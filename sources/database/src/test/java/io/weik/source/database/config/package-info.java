@NullMarked
package io.weik.source.database.config;

import org.jspecify.annotations.NullMarked;
