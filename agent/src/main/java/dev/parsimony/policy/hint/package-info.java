/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Has the provider cache the beginnings of prompts that come again, where that pays and where the
 * application says nothing of it itself.
 */
@NullMarked
package dev.parsimony.policy.hint;

import org.jspecify.annotations.NullMarked;
