/* SPDX-License-Identifier: Apache-2.0 */
/** Text that stands more than once in a prompt. */
@NullMarked
package dev.parsimony.policy.compress.repeat;

import org.jspecify.annotations.NullMarked;
