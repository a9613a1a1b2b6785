/** The applications that the benchmarks and the soak run; they know nothing of the agent. */
@NullMarked
package dev.parsimony.bench;

import org.jspecify.annotations.NullMarked;
