/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.rewrite;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The second agent: lets {@link Rewriting} have the last word on every call. */
public final class RewritingAgent implements ClassFileTransformer {

  private static final String CALL = "dev/parsimony/engine/Call";
  private static final String REQUEST = "Ldev/parsimony/exchange/WireRequest;";
  private static final String VERDICT = "dev/parsimony/policy/Verdict";

  private RewritingAgent() {}

  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new RewritingAgent());
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (!CALL.equals(name)) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Calls(writer), 0);
    return writer.toByteArray();
  }

  /** Finds the method that follows a verdict. */
  private static final class Calls extends ClassVisitor {

    Calls(ClassVisitor target) {
      super(Opcodes.ASM9, target);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return name.equals("follow") ? new Follow(method) : method;
    }
  }

  /** Changes the verdict before it is followed. */
  private static final class Follow extends MethodVisitor {

    Follow(MethodVisitor original) {
      super(Opcodes.ASM9, original);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitFieldInsn(Opcodes.GETFIELD, CALL, "request", REQUEST);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "dev/parsimony/it/rewrite/Rewriting",
          "after",
          "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
          false);
      super.visitTypeInsn(Opcodes.CHECKCAST, VERDICT);
      super.visitVarInsn(Opcodes.ASTORE, 1);
    }
  }
}
