/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.bootstrap.ProviderGate;
import dev.parsimony.engine.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Has class loaders that show only chosen packages show the bridge's too. Containers of modules
 * (OSGi, JBoss Modules) have such; woven code would not link there. The loader's own class is
 * changed, and only when a client library comes out of it.
 */
final class LoaderOpener {

  private final Instrumentation instrumentation;
  private final Set<Class<?>> opened = Collections.newSetFromMap(new WeakHashMap<>());

  LoaderOpener(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Whether classes of this loader can refer to the bridge, if need be from now on. */
  boolean open(@Nullable ClassLoader loader) {
    ClassLoader hiding = loader;
    while (!showsBridge(loader)) {
      if (hiding == null) {
        return false;
      }
      ClassLoader closed = hiding;
      Guard.run("opening of a class loader", () -> openClasses(closed));
      hiding = hiding.getParent();
    }
    return true;
  }

  /* The JVM notes a class that was found so, and does not ask the loader for it again. */
  private static boolean showsBridge(@Nullable ClassLoader loader) {
    try {
      return shows(loader, Bridge.class) && shows(loader, ProviderGate.class);
    } catch (ClassNotFoundException | LinkageError hidden) {
      return false;
    }
  }

  private static boolean shows(@Nullable ClassLoader loader, Class<?> named)
      throws ClassNotFoundException {
    return Class.forName(named.getName(), false, loader) == named;
  }

  /*
   * Not by a transformer: the loader of a client is opened while that client's class is being
   * transformed, and a thread that is in a transformer is let into no other of the same agent.
   */
  private synchronized void openClasses(ClassLoader loader) throws Exception {
    List<ClassDefinition> closed = new ArrayList<>();
    // The JDK's own hide nothing by themselves.
    for (Class<?> type = loader.getClass();
        type != null && type.getClassLoader() != null;
        type = type.getSuperclass()) {
      byte[] woven = opened.add(type) ? weave(bytes(type)) : null;
      if (woven != null) {
        closed.add(new ClassDefinition(type, woven));
      }
    }
    if (!closed.isEmpty()) {
      instrumentation.redefineClasses(closed.toArray(new ClassDefinition[0]));
    }
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("no " + file);
      }
      return AgentClasses.all(in);
    }
  }

  /** The class file with open doors; null when it has none to open. */
  static byte @Nullable [] weave(byte[] bytes) {
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    LoaderWeaver weaver = new LoaderWeaver(writer);
    reader.accept(weaver, ClassReader.EXPAND_FRAMES);
    return weaver.hasWoven() ? writer.toByteArray() : null;
  }
}
