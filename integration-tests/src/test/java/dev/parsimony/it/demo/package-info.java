/** The demo does what it shows. */
@NullMarked
package dev.parsimony.it.demo;

import org.jspecify.annotations.NullMarked;
