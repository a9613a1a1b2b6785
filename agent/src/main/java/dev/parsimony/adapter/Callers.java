/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import dev.parsimony.exchange.AppContext;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The applications of one JVM, by the context class loaders of their threads, for a client that
 * belongs to none of them.
 */
public final class Callers {

  private static final List<String> LIBRARIES = Collections.emptyList();

  /* Held weakly: a context refers to the classes of its loader. */
  private final Map<ClassLoader, WeakReference<LoaderContext>> known =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The application around the calling thread. */
  public AppContext here() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
    WeakReference<LoaderContext> reference = known.get(loader);
    LoaderContext found = reference == null ? null : reference.get();
    if (found == null) {
      found = new LoaderContext(loader, LIBRARIES);
      known.put(loader, new WeakReference<>(found));
    }
    return found;
  }
}
