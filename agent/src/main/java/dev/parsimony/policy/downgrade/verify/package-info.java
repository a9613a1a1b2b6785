/* SPDX-License-Identifier: Apache-2.0 */
/** Judges the answers of cheaper models before the application gets them. */
@NullMarked
package dev.parsimony.policy.downgrade.verify;

import org.jspecify.annotations.NullMarked;
