/**
 * Measures the program against what the machine allows, each in the same run. Starts the program as
 * users do, in a process of its own, and knows no other room but those it measures alone.
 */
@NullMarked
package io.weik.bench;

import org.jspecify.annotations.NullMarked;
