/* SPDX-License-Identifier: Apache-2.0 */
/** A second Java agent that makes steps of the first one fail, under a test's control. */
@NullMarked
package dev.parsimony.it.fault;

import org.jspecify.annotations.NullMarked;
