/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How hard a request is. {@link ComplexityAnalyzer} measures a {@link Task} by its {@link Signal}s,
 * weighs them, and gives a {@link Complexity}: a score, and each {@link Feature}'s share of it.
 */
@NullMarked
package dev.parsimony.complexity;

import org.jspecify.annotations.NullMarked;
