/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads private fields of a library and of what it is built on. */
public final class Fields {

  /** A field of an object, its own or inherited; null when there is none that may be read. */
  public static @Nullable Object read(@Nullable Object object, String name) {
    Class<?> type = object == null ? null : object.getClass();
    while (type != null) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
      } catch (NoSuchFieldException inherited) {
        type = type.getSuperclass();
      } catch (IllegalAccessException | RuntimeException closed) {
        return null;
      }
    }
    return null;
  }

  private Fields() {}
}
