/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import dev.parsimony.bootstrap.Bridge;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** What is woven into a hooked method. Touches the bridge and the JDK, nothing else. */
final class CallAdvice {

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class, suppress = Throwable.class)
  static @Nullable Object @Nullable [] enter(
      @Advice.Origin("#m") String method,
      @Advice.This Object target,
      @Advice.AllArguments @Nullable Object[] arguments) {
    return Bridge.call(method, target, arguments);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  @SuppressWarnings("UnusedVariable") // assigned to the woven method's own result
  static void exit(
      @Advice.Enter @Nullable Object @Nullable [] outcome,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object returned,
      @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
    if (outcome != null) {
      returned = outcome[0];
      thrown = (Throwable) outcome[1];
    }
  }

  private CallAdvice() {}
}
