/** The collector by itself. */
@NullMarked
package dev.parsimony.it.otlp;

import org.jspecify.annotations.NullMarked;
