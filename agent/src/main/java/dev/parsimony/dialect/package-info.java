/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The wire formats that the agent understands. {@link Dialects} lists them, {@link JsonSplice}
 * changes a body and leaves every other byte of it as it was.
 */
@NullMarked
package dev.parsimony.dialect;

import org.jspecify.annotations.NullMarked;
