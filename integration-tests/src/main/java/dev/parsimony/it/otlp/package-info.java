/** An OpenTelemetry collector that keeps what it is sent, for tests and the demo to look at. */
@NullMarked
package dev.parsimony.it.otlp;

import org.jspecify.annotations.NullMarked;
