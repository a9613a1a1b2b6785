/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/** What differs between the versions of the client in the execution of a call, or is hidden. */
final class Scopes {

  /** The same scope, which depends on something else. */
  static Scope over(Scope original, CancellableDependency other)
      throws ReflectiveOperationException {
    List<@Nullable Object> values = new ArrayList<>();
    for (Field field : Scope.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
        boolean replaced = field.getType() == CancellableDependency.class;
        values.add(replaced ? other : field.get(original));
      }
    }
    // A constructor takes all fields, in their order.
    for (Constructor<?> constructor : Scope.class.getConstructors()) {
      if (constructor.getParameterCount() == values.size()) {
        return (Scope) constructor.newInstance(values.toArray());
      }
    }
    throw new NoSuchMethodException("a scope of " + values.size() + " parts");
  }

  /** The method that executes. */
  static Method execution(Class<?> element) throws NoSuchMethodException {
    Method execute =
        element.getDeclaredMethod(
            "execute",
            HttpRequest.class,
            AsyncEntityProducer.class,
            Scope.class,
            AsyncExecCallback.class);
    execute.setAccessible(true);
    return execute;
  }

  /** Calls it, and throws what it throws. */
  static void execute(
      Method execution, Object element, AsyncRequest request, Scope scope, AsyncExecCallback told)
      throws Exception {
    try {
      execution.invoke(element, request.head, request.body, scope, told);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      if (thrown instanceof Error) {
        throw (Error) thrown;
      }
      throw thrown instanceof Exception ? (Exception) thrown : e;
    }
  }

  private Scopes() {}
}
