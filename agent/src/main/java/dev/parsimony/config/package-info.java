/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The configuration file: {@link ConfigHolder} reads and watches it, {@link ConfigSnapshot} is what
 * it says at one moment, {@link Rule} decides which calls a policy's settings are for. A snapshot
 * is whole and valid, or it is not made.
 */
@NullMarked
package dev.parsimony.config;

import org.jspecify.annotations.NullMarked;
