/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.BiConsumer;
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

  /**
   * @param woven told of each woven class and where it came from
   */
  Weaver(BiConsumer<Seam, @Nullable ProtectionDomain> woven) {
    this.woven = woven;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    Seam seam = Seam.of(internalName.replace('/', '.'));
    if (seam == null) {
      return null;
    }
    byte[] result = weave(seam, bytes);
    woven.accept(seam, domain);
    return result;
  }

  private static byte[] weave(Seam seam, byte[] bytes) {
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new CallWeaver(writer, seam.methods()), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }
}
