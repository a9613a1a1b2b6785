/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Long results of tools: {@link ResultTrim} finds uniform rows or lines in them and leaves out
 * those that are like all others.
 */
@NullMarked
package dev.parsimony.policy.compress.rows;

import org.jspecify.annotations.NullMarked;
