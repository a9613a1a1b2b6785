/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Weaves the client libraries and brings their calls to the adapters. The only package that knows
 * Byte Buddy.
 */
@NullMarked
package dev.parsimony.instrument;

import org.jspecify.annotations.NullMarked;
