/* SPDX-License-Identifier: Apache-2.0 */
/**
 * JSON records within a message: {@link RecordFields} leaves in them the fields that the message is
 * about, or those that a rule lists.
 */
@NullMarked
package dev.parsimony.policy.compress.record;

import org.jspecify.annotations.NullMarked;
