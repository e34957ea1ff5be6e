/** What is wrong and what a person can do about it. */
@NullMarked
package io.weik.api.problem;

import org.jspecify.annotations.NullMarked;
