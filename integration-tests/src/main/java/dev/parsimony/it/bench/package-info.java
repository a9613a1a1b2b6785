/**
 * The benchmarks against the same applications without the agent and with other agents, and the
 * soak. {@link dev.parsimony.it.bench.Main} is the way in.
 */
@NullMarked
package dev.parsimony.it.bench;

import org.jspecify.annotations.NullMarked;
