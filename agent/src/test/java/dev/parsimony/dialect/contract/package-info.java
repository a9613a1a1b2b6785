/* SPDX-License-Identifier: Apache-2.0 */
/** What every dialect has to hold, over replies in the documented shape of each. */
@NullMarked
package dev.parsimony.dialect.contract;

import org.jspecify.annotations.NullMarked;
