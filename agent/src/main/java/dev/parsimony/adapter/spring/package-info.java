/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of Spring's HTTP clients: those that block at the request of their transport, behind
 * the application's interceptors, and the reactive one behind its filters. Compiled against the
 * oldest line that is covered; what the lines do not have in common is found by reflection.
 */
@NullMarked
package dev.parsimony.adapter.spring;

import org.jspecify.annotations.NullMarked;
