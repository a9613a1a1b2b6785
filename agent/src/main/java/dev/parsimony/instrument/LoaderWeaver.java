/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import dev.parsimony.bootstrap.Bridge;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Puts a few instructions in front of a class loader's {@code loadClass}:
 *
 * <pre>{@code
 * if (name != null && name.startsWith("dev.parsimony.bootstrap.")) {
 *   return findSystemClass(name);
 * }
 * // the original method
 * }</pre>
 */
final class LoaderWeaver extends ClassVisitor {

  private static final String PACKAGE =
      Bridge.class.getName().substring(0, Bridge.class.getName().lastIndexOf('.') + 1);
  private static final String LOAD = "(Ljava/lang/String;)Ljava/lang/Class;";
  private static final String LOAD_AND_RESOLVE = "(Ljava/lang/String;Z)Ljava/lang/Class;";

  private String className = "";
  private boolean woven;

  LoaderWeaver(ClassVisitor target) {
    super(OpenedClassReader.ASM_API, target);
  }

  /** Whether there was a method to weave. */
  boolean hasWoven() {
    return woven;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    className = name;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor original = super.visitMethod(access, name, descriptor, signature, exceptions);
    boolean abstracted = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) != 0;
    boolean resolves = descriptor.equals(LOAD_AND_RESOLVE);
    if (abstracted || !name.equals("loadClass") || !(resolves || descriptor.equals(LOAD))) {
      return original;
    }
    woven = true;
    return new Prologue(original, className, resolves);
  }

  /** Writes the instructions in front of one method. */
  private static final class Prologue extends MethodVisitor {

    private final String className;
    private final boolean resolves;

    Prologue(MethodVisitor original, String className, boolean resolves) {
      super(OpenedClassReader.ASM_API, original);
      this.className = className;
      this.resolves = resolves;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label original = new Label();
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitJumpInsn(Opcodes.IFNULL, original);
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitLdcInsn(PACKAGE);
      super.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, "java/lang/String", "startsWith", "(Ljava/lang/String;)Z", false);
      super.visitJumpInsn(Opcodes.IFEQ, original);
      super.visitVarInsn(Opcodes.ALOAD, 0);
      super.visitVarInsn(Opcodes.ALOAD, 1);
      super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, className, "findSystemClass", LOAD, false);
      super.visitInsn(Opcodes.ARETURN);
      super.visitLabel(original);
      Object[] locals =
          resolves
              ? new Object[] {className, "java/lang/String", Opcodes.INTEGER}
              : new Object[] {className, "java/lang/String"};
      super.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
      // The original may begin with a frame of its own.
      super.visitInsn(Opcodes.NOP);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, 2), maxLocals);
    }
  }
}
