/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package dev.parsimony.it.fleet;

import org.jspecify.annotations.NullMarked;
