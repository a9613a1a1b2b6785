/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Runs the policies over one call after another. {@link Engine} is the way in; {@link Call} is one
 * call in progress, driven by an adapter; {@link Observer} closes it off the application's thread.
 * The engine owns fail-open: {@link Guard} stands around every step.
 */
@NullMarked
package dev.parsimony.engine;

import org.jspecify.annotations.NullMarked;
