/* SPDX-License-Identifier: Apache-2.0 */
/** Whatever fails in the agent or behind it, the application does not notice. */
@NullMarked
package dev.parsimony.it.failopen;

import org.jspecify.annotations.NullMarked;
