/* SPDX-License-Identifier: Apache-2.0 */
/** JSON that stands in text: found, written without white space, as a table. */
@NullMarked
package dev.parsimony.policy.compress.json;

import org.jspecify.annotations.NullMarked;
