/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Whether a call of the AWS SDK is one of the Bedrock runtime, by the class of its input. */
final class AwsQuestion implements Question {

  private static final String INPUT = "software/amazon/awssdk/core/SdkRequest";
  private static final String SERVICE = "software.amazon.awssdk.services.bedrockruntime.";

  private final int slot;
  private final String holder;
  private final String getter;

  /**
   * @param slot the local variable of the argument that holds the input
   * @param holder the class of that argument
   * @param getter its method that gives the input
   */
  AwsQuestion(int slot, String holder, String getter) {
    this.slot = slot;
    this.holder = holder;
    this.getter = getter;
  }

  @Override
  public void ask(MethodVisitor code, String woven, Label no) {
    code.visitVarInsn(Opcodes.ALOAD, slot);
    call(code, holder, getter, "()L" + INPUT + ";");
    call(code, "java/lang/Object", "getClass", "()Ljava/lang/Class;");
    call(code, "java/lang/Class", "getName", "()Ljava/lang/String;");
    code.visitLdcInsn(SERVICE);
    call(code, "java/lang/String", "startsWith", "(Ljava/lang/String;)Z");
    code.visitJumpInsn(Opcodes.IFEQ, no);
  }

  private static void call(MethodVisitor code, String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
  }
}
