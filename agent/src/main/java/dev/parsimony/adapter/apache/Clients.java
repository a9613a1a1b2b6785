/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache;

import dev.parsimony.adapter.AdapterTools;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the clients of an application apart, for calls whose credential cannot be seen. What a
 * client is built with, such as its default headers, stays the same from call to call; one that
 * runs the application's own code below the seam, or has cookies, is a client of its own at every
 * call.
 */
public final class Clients {

  private static final String CHAIN = "execChain";

  private final Map<Object, Boolean> foreign = Collections.synchronizedMap(new WeakHashMap<>());
  private final AdapterTools tools;
  private final String library;

  /**
   * @param library the prefix of the client library's packages
   */
  public Clients(AdapterTools tools, String library) {
    this.tools = tools;
    this.library = library;
  }

  /**
   * A number for a client.
   *
   * @param varies whether it is known already that it may send other credentials with each call
   */
  public long of(Object client, boolean varies) {
    return varies || foreign.computeIfAbsent(client, this::runsForeignCode)
        ? tools.newInstance()
        : tools.instance(client);
  }

  private boolean runsForeignCode(Object client) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    try {
      Field chain = field(client.getClass(), CHAIN);
      return chain == null || isForeign(chain.get(client), seen);
    } catch (IllegalAccessException | RuntimeException unreadable) {
      return true;
    }
  }

  /* The chain and the request interceptors in it. */
  private boolean isForeign(@Nullable Object part, Set<Object> seen) throws IllegalAccessException {
    if (part == null || !seen.add(part)) {
      return false;
    }
    if (!part.getClass().getName().startsWith(library)) {
      return true;
    }
    for (Field field : part.getClass().getDeclaredFields()) {
      if (leadsOn(field) && leadsToForeign(field, part, seen)) {
        return true;
      }
    }
    return false;
  }

  private boolean leadsToForeign(Field field, Object part, Set<Object> seen)
      throws IllegalAccessException {
    field.setAccessible(true);
    Object value = field.get(part);
    if (value == null || !value.getClass().isArray()) {
      return isForeign(value, seen);
    }
    for (int i = 0; i < Array.getLength(value); i++) {
      if (isForeign(Array.get(value, i), seen)) {
        return true;
      }
    }
    return false;
  }

  private static boolean leadsOn(Field field) {
    String type = field.getType().getSimpleName();
    return !Modifier.isStatic(field.getModifiers())
        && (type.contains("ExecChain")
            || type.equals("HttpProcessor")
            || type.equals("HttpRequestInterceptor[]"));
  }

  private static @Nullable Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException otherKind) {
      return null;
    }
  }
}
