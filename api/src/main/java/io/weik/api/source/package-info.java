/**
 * What the author of a source type implements and is given. A source reads the outside world, makes
 * drafts and emits them; it starts no retry loops, keeps no figures and knows no channels.
 */
@NullMarked
package io.weik.api.source;

import org.jspecify.annotations.NullMarked;
