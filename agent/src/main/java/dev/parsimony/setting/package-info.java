/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How a setting is described and read. A {@link Setting} has one key, kind, default and sentence; a
 * {@link Section} is a group of them. Reading a {@link Node} by a section gives {@link Values},
 * each with its {@link Origin}, and a {@link Problem} for everything that is wrong.
 */
@NullMarked
package dev.parsimony.setting;

import org.jspecify.annotations.NullMarked;
