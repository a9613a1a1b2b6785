/** Microbenchmarks of the agent's own classes, for JMH. */
@NullMarked
package dev.parsimony.it.bench.jmh;

import org.jspecify.annotations.NullMarked;
