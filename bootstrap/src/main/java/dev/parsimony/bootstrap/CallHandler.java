/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import org.jspecify.annotations.Nullable;

/** What the agent does with an intercepted call. Implemented behind the agent's class loader. */
public interface CallHandler {

  /**
   * Takes over one call of a woven method, or declines it.
   *
   * @param method the name of the woven method
   * @param target the object whose method was called
   * @param arguments the arguments, as the application gave them
   * @return null to let the original method run untouched, otherwise a pair: the value to return
   *     and the exception to throw, of which the exception wins
   */
  @Nullable Object @Nullable [] handle(String method, Object target, @Nullable Object[] arguments);
}
