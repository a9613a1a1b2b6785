/* SPDX-License-Identifier: Apache-2.0 */
/** Which calls a rule is in force for: by percentage, control group, time window and schedule. */
@NullMarked
package dev.parsimony.config.rollout;

import org.jspecify.annotations.NullMarked;
