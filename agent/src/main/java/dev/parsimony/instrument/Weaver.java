/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import dev.parsimony.bootstrap.Bridge;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the hooked methods; changes no class's shape. Works with Byte Buddy's class reader and
 * writer alone: its type model would cost every application a third of a second at start.
 */
public final class Weaver implements ClassFileTransformer {

  private final BiConsumer<Seam, @Nullable ProtectionDomain> woven;
  private final Consumer<String> log;

  /**
   * @param woven told of each woven class and where it came from
   * @param log takes one line for the operator
   */
  Weaver(BiConsumer<Seam, @Nullable ProtectionDomain> woven, Consumer<String> log) {
    this.woven = woven;
    this.log = log;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    Seam seam = Seam.of(internalName.replace('/', '.'));
    if (seam == null || !seesBridge(seam, loader)) {
      return null;
    }
    byte[] result = weave(seam, bytes);
    woven.accept(seam, domain);
    return result;
  }

  /* Some containers show their modules only chosen packages: woven code would not link there. */
  private boolean seesBridge(Seam seam, @Nullable ClassLoader loader) {
    try {
      if (Class.forName(Bridge.class.getName(), false, loader) == Bridge.class) {
        return true;
      }
    } catch (ClassNotFoundException | LinkageError hidden) {
      // Told below.
    }
    log.accept(
        seam.client()
            + " is left alone: its class loader hides the package dev.parsimony.bootstrap;"
            + " add it to the container's boot delegation");
    return false;
  }

  private static byte[] weave(Seam seam, byte[] bytes) {
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new CallWeaver(writer, seam.methods()), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }
}
