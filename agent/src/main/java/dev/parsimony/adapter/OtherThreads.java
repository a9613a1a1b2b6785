/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Classes of client libraries that make the calls below their own on other threads, where nothing
 * but the stack tells that an adapter has taken the call already.
 */
public final class OtherThreads {

  private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

  /** An adapter has taken a call of a class, which goes on on another thread. */
  public static void note(Class<?> library) {
    TAKEN.add(library.getName());
  }

  /** Takes a class back out. */
  public static void forget(Class<?> library) {
    TAKEN.remove(library.getName());
  }

  /** Whether the calling thread works for such a class. */
  public static boolean isOneOfThem() {
    if (TAKEN.isEmpty()) {
      return false;
    }
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (TAKEN.contains(frame.getClassName())) {
        return true;
      }
    }
    return false;
  }

  private OtherThreads() {}
}
