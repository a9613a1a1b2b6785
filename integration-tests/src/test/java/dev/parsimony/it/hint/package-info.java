/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package dev.parsimony.it.hint;

import org.jspecify.annotations.NullMarked;
