/**
 * HTTP: the webhook listener, the admin API, health and metrics. The only room that knows the
 * server library.
 */
@NullMarked
package io.weik.server;

import org.jspecify.annotations.NullMarked;
