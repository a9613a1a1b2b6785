/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Tells the agent when a method begins and when it ends, in whatever way:
 *
 * <pre>{@code
 * Bridge.call("enter", Woven.class, new Object[0]);
 * try {
 *   // the original method
 * } finally {
 *   Bridge.call("leave", Woven.class, new Object[0]);
 * }
 * }</pre>
 */
final class Surrounding extends MethodVisitor {

  static final String ENTER = "enter";
  static final String LEAVE = "leave";

  private static final int STACK = 3;
  private static final int WIDEST_RESULT = 2;

  private final String className;
  private final Label start = new Label();

  Surrounding(MethodVisitor original, String className) {
    super(OpenedClassReader.ASM_API, original);
    this.className = className;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    tell(ENTER);
    super.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      tell(LEAVE);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label thrown = new Label();
    // After all others, which are inner ones.
    super.visitTryCatchBlock(start, thrown, thrown, null);
    super.visitLabel(thrown);
    // What the original's variables hold by then is nobody's business.
    super.visitFrame(
        Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {Type.getInternalName(Throwable.class)});
    tell(LEAVE);
    super.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(Math.max(maxStack, WIDEST_RESULT) + STACK, maxLocals);
  }

  private void tell(String what) {
    super.visitLdcInsn(what);
    super.visitLdcInsn(Type.getObjectType(className));
    super.visitInsn(Opcodes.ICONST_0);
    super.visitTypeInsn(Opcodes.ANEWARRAY, CallWeaver.OBJECT);
    CallWeaver.callBridge(mv);
    super.visitInsn(Opcodes.POP);
  }
}
