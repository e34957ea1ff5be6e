/**
 * HTTP as a source sees it: a route, a request with a bounded body, an answer. No server library
 * may enter here.
 */
@NullMarked
package io.weik.api.http;

import org.jspecify.annotations.NullMarked;
