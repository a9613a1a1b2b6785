/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
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
 * The target of a static method is its class; a method without a result just returns. A hook with a
 * question has the woven method ask it first, and run as it was unless the answer is yes. One that
 * is told of around a method has a {@link Surrounding}.
 */
final class CallWeaver extends ClassVisitor {

  private static final String BRIDGE = "dev/parsimony/bootstrap/Bridge";
  static final String OBJECT = "java/lang/Object";
  private static final String OBJECTS = "[Ljava/lang/Object;";

  private static final String DESCRIPTOR =
      "(Ljava/lang/String;Ljava/lang/Object;" + OBJECTS + ")" + OBJECTS;

  private final List<Hook> hooks;
  private final Set<String> fields = new HashSet<>();
  private String className = OBJECT;
  private boolean woven;

  /**
   * @param hooks only methods that return objects or nothing are meant
   */
  CallWeaver(ClassVisitor target, List<Hook> hooks) {
    super(OpenedClassReader.ASM_API, target);
    this.hooks = hooks;
  }

  /** Whether any method was woven. */
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
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    fields.add(name + " " + descriptor);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor original = super.visitMethod(access, name, descriptor, signature, exceptions);
    Hook hook = returnsObjectOrNothing(access, descriptor) ? hook(access, name, descriptor) : null;
    woven |= hook != null;
    if (hook == null) {
      return original;
    }
    return hook.isAround()
        ? new Surrounding(original, className)
        : new Prologue(original, access, className, hook, descriptor);
  }

  private @Nullable Hook hook(int access, String name, String descriptor) {
    for (Hook hook : hooks) {
      Question question = hook.question();
      if (hook.means(access, name, descriptor)
          && (question == null || fields.containsAll(question.fields()))) {
        return hook;
      }
    }
    return null;
  }

  private static boolean returnsObjectOrNothing(int access, String descriptor) {
    int excluded = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE;
    int returned = Type.getReturnType(descriptor).getSort();
    return (access & excluded) == 0 && (returned == Type.OBJECT || returned == Type.VOID);
  }

  /** Writes the call, over a name, a target and an array; its outcome is left on the stack. */
  static void callBridge(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "call", DESCRIPTOR, false);
  }

  /** Writes the instructions in front of one method. */
  private static final class Prologue extends MethodVisitor {

    private static final int STACK = 10;

    private final boolean isStatic;
    private final String className;
    private final Hook hook;
    private final Type returned;
    private final Type[] arguments;

    Prologue(MethodVisitor original, int access, String className, Hook hook, String descriptor) {
      super(OpenedClassReader.ASM_API, original);
      this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
      this.className = className;
      this.hook = hook;
      this.returned = Type.getReturnType(descriptor);
      this.arguments = Type.getArgumentTypes(descriptor);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      Label original = new Label();
      Question question = hook.question();
      if (question != null) {
        ask(question, original);
      }
      Label declined = new Label();
      super.visitLdcInsn(hook.method());
      pushTarget();
      Passing passing = hook.passing();
      if (passing == null) {
        pushArguments();
      } else {
        passing.arguments(mv, className);
      }
      callBridge(mv);
      super.visitInsn(Opcodes.DUP);
      super.visitJumpInsn(Opcodes.IFNULL, declined);
      if (passing != null) {
        passing.outcome(mv, className);
      }
      returnResult();
      super.visitLabel(declined);
      frame(OBJECTS);
      super.visitInsn(Opcodes.POP);
      if (question != null) {
        super.visitLabel(original);
        frame();
        // The original may begin with a frame of its own.
        super.visitInsn(Opcodes.NOP);
      }
    }

    /* The application's own objects are asked: what they throw, the original is to meet. */
    private void ask(Question question, Label original) {
      Label start = new Label();
      Label end = new Label();
      Label thrown = new Label();
      Label yes = new Label();
      super.visitTryCatchBlock(start, end, thrown, "java/lang/Throwable");
      super.visitLabel(start);
      question.ask(mv, className, original);
      super.visitLabel(end);
      super.visitJumpInsn(Opcodes.GOTO, yes);
      super.visitLabel(thrown);
      frame("java/lang/Throwable");
      super.visitInsn(Opcodes.POP);
      super.visitJumpInsn(Opcodes.GOTO, original);
      super.visitLabel(yes);
      frame();
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

    private void frame(Object... stack) {
      Object[] locals = locals();
      super.visitFrame(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
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
  }
}
