/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Loads an adapter where it sees both sides: the client library through the application's class
 * loader, its parent, and the agent through the agent's. Lives and dies with the library's classes.
 */
final class AdapterLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String OURS = "dev.parsimony.";
  private static final String REACTIVE = "dev.parsimony.adapter.reactive.";

  private final ClassLoader agent = AdapterLoader.class.getClassLoader();
  private final String adapterPackage;

  /**
   * @param library the class loader of the client library
   * @param adapter the adapter's class; its package is defined here
   */
  AdapterLoader(@Nullable ClassLoader library, String adapter) {
    super(library);
    this.adapterPackage = adapter.substring(0, adapter.lastIndexOf('.') + 1);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(adapterPackage) || name.startsWith(REACTIVE)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }
    return name.startsWith(OURS) ? agent.loadClass(name) : super.loadClass(name, resolve);
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = AgentClasses.bytes(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length, AgentClasses.domain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    } catch (LinkageError e) {
      // Another agent, asked to look at the class, may have loaded it meanwhile on this thread.
      Class<?> defined = findLoadedClass(name);
      if (defined == null) {
        throw e;
      }
      return defined;
    }
  }
}
