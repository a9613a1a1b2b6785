/** The scenario app in real JVMs, with and without the agent. */
@NullMarked
package dev.parsimony.it.app;

import org.jspecify.annotations.NullMarked;
