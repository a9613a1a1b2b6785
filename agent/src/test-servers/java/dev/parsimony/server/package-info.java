/* SPDX-License-Identifier: Apache-2.0 */
/** Real servers that tests of both the agent and the finished jar start. */
@NullMarked
package dev.parsimony.server;

import org.jspecify.annotations.NullMarked;
