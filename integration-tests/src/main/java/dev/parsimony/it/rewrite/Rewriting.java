/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A policy that says a question in fewer words. Lives in the bootstrap class loader, where the
 * agent's call sees it, and knows the agent's types by reflection alone.
 */
public final class Rewriting {

  public static final String WRITTEN = "a question of many words";
  public static final String CHANGED = "few words";

  private Rewriting() {}

  /** The verdict on a request after that of the agent's own policies. */
  public static Object after(Object verdict, Object request) throws ReflectiveOperationException {
    Class<?> type = request.getClass();
    String body = new String((byte[]) type.getMethod("body").invoke(request), UTF_8);
    Object kind = verdict.getClass().getMethod("kind").invoke(verdict);
    if (!kind.toString().equals("PROCEED") || !body.contains(WRITTEN)) {
      return verdict;
    }
    Object changed =
        type.getMethod("withBody", byte[].class)
            .invoke(request, (Object) body.replace(WRITTEN, CHANGED).getBytes(UTF_8));
    return verdict.getClass().getMethod("proceed", type).invoke(null, changed);
  }
}
