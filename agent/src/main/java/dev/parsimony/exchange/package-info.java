/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What flows through the agent: one intercepted call from request to finished reply, as immutable
 * data, and the two interfaces that describe a wire format ({@link Dialect}) and the application
 * around a call ({@link AppContext}). Depends on nothing else of the agent.
 */
@NullMarked
package dev.parsimony.exchange;

import org.jspecify.annotations.NullMarked;
