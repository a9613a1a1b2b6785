/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes the call of {@code ProviderGate}, over what a question has left on the stack. */
final class Gate {

  private static final String OWNER = "dev/parsimony/bootstrap/ProviderGate";

  /** Over an HTTP method and a URL. */
  static void admitsUrl(MethodVisitor code, Label no) {
    admits(code, "", no);
  }

  /** Over an HTTP method, a host and a path. */
  static void admitsHostAndPath(MethodVisitor code, Label no) {
    admits(code, "Ljava/lang/String;", no);
  }

  private static void admits(MethodVisitor code, String path, Label no) {
    String descriptor = "(Ljava/lang/String;Ljava/lang/Object;" + path + ")Z";
    code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "admits", descriptor, false);
    code.visitJumpInsn(Opcodes.IFEQ, no);
  }

  private Gate() {}
}
