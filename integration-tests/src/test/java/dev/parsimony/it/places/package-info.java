/* SPDX-License-Identifier: Apache-2.0 */
/** The shipped jar, and the many ways in which it comes into a JVM. */
@NullMarked
package dev.parsimony.it.places;

import org.jspecify.annotations.NullMarked;
