/* SPDX-License-Identifier: Apache-2.0 */
/** The wire formats that the agent understands. {@link Dialects} lists them. */
@NullMarked
package dev.parsimony.dialect;

import org.jspecify.annotations.NullMarked;
