/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request of Spring may be for a provider, as {@code ProviderGate} knows. What Spring
 * calls an HTTP method is an enum or a class, by its version; its text is the name either way.
 */
final class SpringQuestion implements Question {

  private static final String METHOD = "Lorg/springframework/http/HttpMethod;";
  private static final String URL = "Ljava/net/URI;";

  private final @Nullable String type;
  private final int methodSlot;
  private final int urlSlot;
  private final String method;
  private final String url;

  private SpringQuestion(
      @Nullable String type, int methodSlot, int urlSlot, String method, String url) {
    this.type = type;
    this.methodSlot = methodSlot;
    this.urlSlot = urlSlot;
    this.method = method;
    this.url = url;
  }

  /** Of a URL and a method that are the first arguments. */
  static SpringQuestion ofArguments() {
    return new SpringQuestion(null, 2, 1, "", "");
  }

  /**
   * Of a request in a local variable.
   *
   * @param type its interface, with two methods that give the HTTP method and the URL
   */
  static SpringQuestion ofRequest(int slot, String type, String method, String url) {
    return new SpringQuestion(type, slot, slot, method, url);
  }

  @Override
  public void ask(MethodVisitor code, String woven, Label no) {
    code.visitLdcInsn("POST");
    load(code, methodSlot, method, METHOD);
    call(code, "toString", "()Ljava/lang/String;");
    call(code, "equals", "(Ljava/lang/Object;)Z");
    // First: the URL may have to be made.
    code.visitJumpInsn(Opcodes.IFEQ, no);
    code.visitLdcInsn("POST");
    load(code, urlSlot, url, URL);
    Gate.admitsUrl(code, no);
  }

  private void load(MethodVisitor code, int slot, String getter, String returned) {
    code.visitVarInsn(Opcodes.ALOAD, slot);
    if (type != null) {
      code.visitMethodInsn(Opcodes.INVOKEINTERFACE, type, getter, "()" + returned, true);
    }
  }

  private static void call(MethodVisitor code, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", name, descriptor, false);
  }
}
