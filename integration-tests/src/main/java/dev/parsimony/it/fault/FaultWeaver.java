/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.fault;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Lets the named methods ask {@link FaultPoint} first. */
final class FaultWeaver implements ClassFileTransformer {

  private static final String OURS = "dev/parsimony/";

  private final Set<String> points;

  /**
   * @param points each the simple name of a class of the agent and of a method, as {@code
   *     Call.begin}
   */
  FaultWeaver(Set<String> points) {
    this.points = points;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || !name.startsWith(OURS) || loader == ClassLoader.getSystemClassLoader()) {
      return null;
    }
    String simple = name.substring(name.lastIndexOf('/') + 1);
    if (points.stream().noneMatch(point -> point.startsWith(simple + "."))) {
      return null;
    }
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Points(writer, name, simple), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  /** Finds the methods. */
  private final class Points extends ClassVisitor {

    private final String className;
    private final String simpleName;

    Points(ClassVisitor target, String className, String simpleName) {
      super(Opcodes.ASM9, target);
      this.className = className;
      this.simpleName = simpleName;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      String point = simpleName + "." + name;
      int without = Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE;
      return points.contains(point) && (access & without) == 0
          ? new Prologue(method, point, locals(access, descriptor), Type.getReturnType(descriptor))
          : method;
    }

    private Object[] locals(int access, String descriptor) {
      List<Object> locals = new ArrayList<>();
      if ((access & Opcodes.ACC_STATIC) == 0) {
        locals.add(className);
      }
      for (Type type : Type.getArgumentTypes(descriptor)) {
        locals.add(local(type));
      }
      return locals.toArray();
    }

    private Object local(Type type) {
      return switch (type.getSort()) {
        case Type.LONG -> Opcodes.LONG;
        case Type.DOUBLE -> Opcodes.DOUBLE;
        case Type.FLOAT -> Opcodes.FLOAT;
        case Type.OBJECT, Type.ARRAY -> type.getInternalName();
        default -> Opcodes.INTEGER;
      };
    }
  }

  /** Writes the question in front of a method. */
  private static final class Prologue extends MethodVisitor {

    private static final String FAULT_POINT = "dev/parsimony/it/fault/FaultPoint";

    private final String point;
    private final Object[] locals;
    private final Type returned;

    Prologue(MethodVisitor original, String point, Object[] locals, Type returned) {
      super(Opcodes.ASM9, original);
      this.point = point;
      this.locals = locals;
      this.returned = returned;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label original = new Label();
      super.visitLdcInsn(point);
      int sort = returned.getSort();
      boolean returnsObject = sort == Type.OBJECT || sort == Type.ARRAY;
      super.visitInsn(returnsObject ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, FAULT_POINT, "hit", "(Ljava/lang/String;Z)Z", false);
      super.visitJumpInsn(Opcodes.IFEQ, original);
      returnNothing();
      super.visitLabel(original);
      super.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
      super.visitInsn(Opcodes.NOP);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, 2), maxLocals);
    }

    private void returnNothing() {
      switch (returned.getSort()) {
        case Type.VOID -> {}
        case Type.OBJECT, Type.ARRAY -> super.visitInsn(Opcodes.ACONST_NULL);
        case Type.LONG -> super.visitInsn(Opcodes.LCONST_0);
        default -> super.visitInsn(Opcodes.ICONST_0);
      }
      super.visitInsn(returned.getOpcode(Opcodes.IRETURN));
    }
  }
}
