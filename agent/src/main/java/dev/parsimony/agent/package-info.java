/* SPDX-License-Identifier: Apache-2.0 */
/** Puts the agent together: the one place where its parts are made and connected. */
@NullMarked
package dev.parsimony.agent;

import org.jspecify.annotations.NullMarked;
