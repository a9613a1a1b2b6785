/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The command line of the agent's jar. {@link Main} lists the commands; each prints its answer to
 * one stream and what is wrong to the other, and answers with an exit code.
 */
@NullMarked
package dev.parsimony.cli;

import org.jspecify.annotations.NullMarked;
