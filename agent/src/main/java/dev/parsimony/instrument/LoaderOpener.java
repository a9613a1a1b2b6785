/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.engine.Guard;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
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
 * changed, and only once a client library has come out of it.
 */
final class LoaderOpener implements ClassFileTransformer {

  private final Instrumentation instrumentation;
  private final Set<Class<?>> opened =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

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
      List<Class<?>> closed = closedClasses(hiding);
      Guard.run("opening of a class loader", () -> open(closed));
      hiding = hiding.getParent();
    }
    return true;
  }

  private static boolean showsBridge(@Nullable ClassLoader loader) {
    try {
      return Class.forName(Bridge.class.getName(), false, loader) == Bridge.class;
    } catch (ClassNotFoundException | LinkageError hidden) {
      return false;
    }
  }

  /* Those of the JDK are left alone: they hide nothing by themselves. */
  private List<Class<?>> closedClasses(ClassLoader loader) {
    List<Class<?>> closed = new ArrayList<>();
    for (Class<?> type = loader.getClass();
        type != null && type.getClassLoader() != null;
        type = type.getSuperclass()) {
      if (!opened.contains(type)) {
        closed.add(type);
      }
    }
    return closed;
  }

  private void open(List<Class<?>> closed) throws Exception {
    if (closed.isEmpty()) {
      return;
    }
    synchronized (this) {
      if (opened.isEmpty()) {
        instrumentation.addTransformer(this, true);
      }
      opened.addAll(closed);
    }
    instrumentation.retransformClasses(closed.toArray(new Class<?>[0]));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    return redefined == null || !opened.contains(redefined)
        ? null
        : Guard.orNull("weaving of a class loader", () -> weave(bytes));
  }

  static byte[] weave(byte[] bytes) {
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new LoaderWeaver(writer), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }
}
