/** Runs one application without and with the agent, and shows both runs side by side. */
@NullMarked
package dev.parsimony.it.demo;

import org.jspecify.annotations.NullMarked;
