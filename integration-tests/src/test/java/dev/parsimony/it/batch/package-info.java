/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package dev.parsimony.it.batch;

import org.jspecify.annotations.NullMarked;
