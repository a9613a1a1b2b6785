/** The stub itself: its formats, its determinism, and its faults byte by byte. */
@NullMarked
package dev.parsimony.it.stub;

import org.jspecify.annotations.NullMarked;
