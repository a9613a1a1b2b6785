/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Tells the world of each exchange as OpenTelemetry spans and metrics. {@link Telemetry} is the way
 * in; {@code SemanticNames} holds every name that leaves the process. No other package knows
 * OpenTelemetry.
 */
@NullMarked
package dev.parsimony.telemetry;

import org.jspecify.annotations.NullMarked;
