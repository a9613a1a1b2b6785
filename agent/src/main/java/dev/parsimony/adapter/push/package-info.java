/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Bodies of replies that are pushed with back-pressure, as reactive transports do: {@link
 * PushedBody} stands between a {@link Source} and the {@link Sink} of the application, whatever the
 * transport calls its publishers and subscribers. A {@link PulledBody} stands there where the reply
 * is read before the application gets it.
 */
@NullMarked
package dev.parsimony.adapter.push;

import org.jspecify.annotations.NullMarked;
