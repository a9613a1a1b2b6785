/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Puts a few instructions in front of the named methods of a class, and leaves all else as it is:
 *
 * <pre>{@code
 * Object[] outcome = Bridge.call("method", this, new Object[] {argument, ...});
 * if (outcome != null) {
 *   return (ReturnType) Bridge.result(outcome); // or throws what the original threw
 * }
 * // the original method
 * }</pre>
 *
 * The target of a static method is its class; a method without a result just returns.
 */
final class CallWeaver extends ClassVisitor {

  private static final String BRIDGE = "dev/parsimony/bootstrap/Bridge";
  private static final String OBJECT = "java/lang/Object";
  private static final String OBJECTS = "[Ljava/lang/Object;";

  private final Set<String> methods;
  private String className = OBJECT;

  /**
   * @param methods names; only public methods that return an object or nothing are meant
   */
  CallWeaver(ClassVisitor target, Set<String> methods) {
    super(OpenedClassReader.ASM_API, target);
    this.methods = methods;
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
    return methods.contains(name) && isMeant(access, descriptor)
        ? new Prologue(original, access, className, name, descriptor)
        : original;
  }

  private static boolean isMeant(int access, String descriptor) {
    int excluded = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;
    int returned = Type.getReturnType(descriptor).getSort();
    return (access & Opcodes.ACC_PUBLIC) != 0
        && (access & excluded) == 0
        && (returned == Type.OBJECT || returned == Type.VOID);
  }

  /** Writes the instructions in front of one method. */
  private static final class Prologue extends MethodVisitor {

    private static final int STACK = 6;

    private final boolean isStatic;
    private final String className;
    private final String method;
    private final Type returned;
    private final Type[] arguments;

    Prologue(
        MethodVisitor original, int access, String className, String method, String descriptor) {
      super(OpenedClassReader.ASM_API, original);
      this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
      this.className = className;
      this.method = method;
      this.returned = Type.getReturnType(descriptor);
      this.arguments = Type.getArgumentTypes(descriptor);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label original = new Label();
      super.visitLdcInsn(method);
      pushTarget();
      pushArguments();
      super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "call", callDescriptor(), false);
      super.visitInsn(Opcodes.DUP);
      super.visitJumpInsn(Opcodes.IFNULL, original);
      returnResult();
      super.visitLabel(original);
      Object[] locals = locals();
      super.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {OBJECTS});
      super.visitInsn(Opcodes.POP);
    }

    private void returnResult() {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, BRIDGE, "result", "(" + OBJECTS + ")Ljava/lang/Object;", false);
      if (returned.getSort() == Type.VOID) {
        super.visitInsn(Opcodes.POP);
        super.visitInsn(Opcodes.RETURN);
      } else {
        super.visitTypeInsn(Opcodes.CHECKCAST, returned.getInternalName());
        super.visitInsn(Opcodes.ARETURN);
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
    }

    private void pushTarget() {
      if (isStatic) {
        super.visitLdcInsn(Type.getObjectType(className));
      } else {
        super.visitVarInsn(Opcodes.ALOAD, 0);
      }
    }

    /* A primitive is not boxed: nobody asks for one, and null stands in its place. */
    private void pushArguments() {
      super.visitIntInsn(Opcodes.BIPUSH, arguments.length);
      super.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
      int slot = firstArgument();
      for (int i = 0; i < arguments.length; i++) {
        super.visitInsn(Opcodes.DUP);
        super.visitIntInsn(Opcodes.BIPUSH, i);
        if (isObject(arguments[i])) {
          super.visitVarInsn(Opcodes.ALOAD, slot);
        } else {
          super.visitInsn(Opcodes.ACONST_NULL);
        }
        super.visitInsn(Opcodes.AASTORE);
        slot += arguments[i].getSize();
      }
    }

    private Object[] locals() {
      Object[] locals = new Object[firstArgument() + arguments.length];
      if (!isStatic) {
        locals[0] = className;
      }
      for (int i = 0; i < arguments.length; i++) {
        locals[firstArgument() + i] = frameType(arguments[i]);
      }
      return locals;
    }

    private int firstArgument() {
      return isStatic ? 0 : 1;
    }

    private static boolean isObject(Type type) {
      return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private static Object frameType(Type type) {
      switch (type.getSort()) {
        case Type.OBJECT:
        case Type.ARRAY:
          return type.getInternalName();
        case Type.LONG:
          return Opcodes.LONG;
        case Type.DOUBLE:
          return Opcodes.DOUBLE;
        case Type.FLOAT:
          return Opcodes.FLOAT;
        default:
          return Opcodes.INTEGER;
      }
    }

    private static String callDescriptor() {
      return "(Ljava/lang/String;Ljava/lang/Object;" + OBJECTS + ")" + OBJECTS;
    }
  }
}
