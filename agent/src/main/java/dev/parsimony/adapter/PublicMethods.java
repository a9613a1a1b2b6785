/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

/**
 * Public methods of an application's classes, as handles. They are found by reflection: up to Java
 * 11 a look-up by signature binds the names in it to the first class loader that asks, and fails
 * for the next application's classes of the same names.
 */
public final class PublicMethods {

  private PublicMethods() {}

  /**
   * The method of that name and those parameters.
   *
   * @throws NoSuchMethodException also when it returns something else
   */
  public static MethodHandle find(
      Class<?> type, String name, Class<?> returned, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method method = type.getMethod(name, parameters);
    if (method.getReturnType() != returned) {
      throw new NoSuchMethodException(name + " returns another type");
    }
    return MethodHandles.publicLookup().unreflect(method);
  }
}
