/* SPDX-License-Identifier: Apache-2.0 */
/** A second Java agent that has the first one change requests, as a policy may. */
@NullMarked
package dev.parsimony.it.rewrite;

import org.jspecify.annotations.NullMarked;
