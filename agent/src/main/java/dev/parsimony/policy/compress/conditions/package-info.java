/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Sentences of instructions that hold under a condition, and whether a conversation has anything to
 * do with it: {@link Condition} is one of them, {@link Conversation} what it is compared with.
 */
@NullMarked
package dev.parsimony.policy.compress.conditions;

import org.jspecify.annotations.NullMarked;
