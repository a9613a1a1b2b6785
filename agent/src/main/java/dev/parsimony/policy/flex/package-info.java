/* SPDX-License-Identifier: Apache-2.0 */
/** The provider's cheaper and slower tier for calls that nobody waits for. */
@NullMarked
package dev.parsimony.policy.flex;

import org.jspecify.annotations.NullMarked;
