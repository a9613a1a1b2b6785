/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package dev.parsimony.it.compress;

import org.jspecify.annotations.NullMarked;
