/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import org.jspecify.annotations.Nullable;

/**
 * Handles the woven methods of one client library, for one class loader of the application.
 * Implementations are loaded by a loader that sees both that library and the agent, and have a
 * public constructor that takes {@link AdapterTools}.
 */
public interface Adapter {

  /**
   * Takes over one call, or declines it.
   *
   * @return as at {@link dev.parsimony.bootstrap.CallHandler#handle}
   */
  @Nullable Object @Nullable [] call(String method, Object target, @Nullable Object[] arguments);
}
