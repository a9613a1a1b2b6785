/**
 * Runs small applications in JVMs of their own, with and without the agent, tells them what to
 * call, and reads what they saw.
 */
@NullMarked
package dev.parsimony.it.harness;

import org.jspecify.annotations.NullMarked;
