/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Stand-ins for the classes of {@code java.util.logging} that the bundled libraries log with. An
 * agent must not be the one that initialises the logging of the JVM, so the jar's build points
 * those libraries here.
 */
@NullMarked
package dev.parsimony.telemetry.logging;

import org.jspecify.annotations.NullMarked;
