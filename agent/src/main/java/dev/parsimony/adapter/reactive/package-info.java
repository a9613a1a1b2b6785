/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Pushed bodies as reactive streams, for the adapters of libraries that use them. Loaded beside
 * such an adapter, where it sees the application's own copy of the interfaces.
 */
@NullMarked
package dev.parsimony.adapter.reactive;

import org.jspecify.annotations.NullMarked;
