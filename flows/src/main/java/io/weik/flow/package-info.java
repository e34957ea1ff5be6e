/** Flows in the Camel YAML DSL, behind the api's flow port. The only room that knows Camel. */
@NullMarked
package io.weik.flow;

import org.jspecify.annotations.NullMarked;
