/** The declared things, checked and bound: one record per kind. No YAML may enter here. */
@NullMarked
package io.weik.api.resource;

import org.jspecify.annotations.NullMarked;
