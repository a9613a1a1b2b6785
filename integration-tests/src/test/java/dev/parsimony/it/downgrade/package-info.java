/* SPDX-License-Identifier: Apache-2.0 */
/** Calls that go to another model than the application asked for. */
@NullMarked
package dev.parsimony.it.downgrade;

import org.jspecify.annotations.NullMarked;
