/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Calls that differ only in the slots of a template: which they are, what an answer may have to do
 * with a slot's value, and how it gets another one.
 */
@NullMarked
package dev.parsimony.policy.cache.template;

import org.jspecify.annotations.NullMarked;
