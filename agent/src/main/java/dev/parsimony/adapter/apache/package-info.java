/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the adapters of Apache's HTTP clients share. It knows none of their types, and so is loaded
 * once for all applications.
 */
@NullMarked
package dev.parsimony.adapter.apache;

import org.jspecify.annotations.NullMarked;
