/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
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

  private final LoaderOpener opener;
  private final Consumer<String> log;

  /**
   * @param log takes one line for the operator
   */
  Weaver(LoaderOpener opener, Consumer<String> log) {
    this.opener = opener;
    this.log = log;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    Seam seam = Seams.of(internalName.replace('/', '.'));
    return seam == null || !seesBridge(seam, loader) ? null : weave(seam, bytes);
  }

  /* Woven code would not link where the bridge is hidden. */
  private boolean seesBridge(Seam seam, @Nullable ClassLoader loader) {
    if (opener.open(loader)) {
      return true;
    }
    log.accept(
        seam.client()
            + " is left alone: its class loader hides the package dev.parsimony.bootstrap;"
            + " add it to the container's boot delegation");
    return false;
  }

  private byte @Nullable [] weave(Seam seam, byte[] bytes) {
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    CallWeaver weaver = new CallWeaver(writer, seam.hooks());
    reader.accept(weaver, ClassReader.EXPAND_FRAMES);
    if (!weaver.hasWoven() && seam.adapter() != null) {
      log.accept(seam.client() + " is left alone: " + seam.className() + " is not as expected");
    }
    return weaver.hasWoven() ? writer.toByteArray() : null;
  }
}
