/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Whether OkHttp's chain of interceptors has come to its own first one: those of the application
 * are through, and have added what they add, such as credentials.
 */
final class OkHttpChain implements Question {

  private static final String LIST = "java/util/List";

  private final String first;
  private final Question next;

  /**
   * @param okHttp the root of its packages
   * @param next asked there
   */
  OkHttpChain(String okHttp, Question next) {
    this.first = okHttp + "/internal/http/RetryAndFollowUpInterceptor";
    this.next = next;
  }

  @Override
  public void ask(MethodVisitor code, String woven, Label no) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, woven, "interceptors", "L" + LIST + ";");
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, woven, "index", "I");
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, LIST, "get", "(I)Ljava/lang/Object;", true);
    code.visitTypeInsn(Opcodes.INSTANCEOF, first);
    code.visitJumpInsn(Opcodes.IFEQ, no);
    next.ask(code, woven, no);
  }

  @Override
  public Set<String> fields() {
    return new HashSet<>(Arrays.asList("interceptors L" + LIST + ";", "index I"));
  }
}
