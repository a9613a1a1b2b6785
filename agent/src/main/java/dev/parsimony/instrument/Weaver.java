/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.function.BiConsumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Puts the {@link CallAdvice} into the hooked methods; changes no class's shape. */
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
    byte[] result = weave(seam, loader, bytes);
    woven.accept(seam, domain);
    return result;
  }

  private static byte[] weave(Seam seam, @Nullable ClassLoader loader, byte[] bytes) {
    ClassFileLocator around =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(seam.className(), bytes),
            loader == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.WeaklyReferenced.of(loader));
    TypeDescription type = TypePool.Default.of(around).describe(seam.className()).resolve();
    return new ByteBuddy()
        .with(TypeValidation.DISABLED)
        .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
        .decorate(type, around)
        .visit(Advice.to(CallAdvice.class, AgentClasses.locator()).on(seam.methods()))
        .make(TypeResolutionStrategy.Disabled.INSTANCE)
        .getBytes();
  }
}
