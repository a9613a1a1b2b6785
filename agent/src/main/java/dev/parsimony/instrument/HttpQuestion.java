/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Whether an HTTP request may be for a provider, as {@code ProviderGate} knows. */
final class HttpQuestion implements Question {

  private final String requestType;
  private final String url;
  private final String urlType;
  private final @Nullable String getter;

  private HttpQuestion(String requestType, String url, String urlType, @Nullable String getter) {
    this.requestType = requestType;
    this.url = url;
    this.urlType = urlType;
    this.getter = getter;
  }

  /**
   * Of the request that is a method's first argument.
   *
   * @param requestType a class with the methods {@code method()} and the one that gives the URL
   */
  static HttpQuestion ofArgument(String requestType, String url, String urlType) {
    return new HttpQuestion(requestType, url, urlType, null);
  }

  /** Of the request that a method of the woven class gives. */
  HttpQuestion givenBy(String method) {
    return new HttpQuestion(requestType, url, urlType, method);
  }

  @Override
  public void ask(MethodVisitor code, String woven, Label no) {
    if (getter == null) {
      code.visitVarInsn(Opcodes.ALOAD, 1);
    } else {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      call(code, woven, getter, "()L" + requestType + ";");
    }
    code.visitInsn(Opcodes.DUP);
    call(code, requestType, "method", "()Ljava/lang/String;");
    code.visitInsn(Opcodes.SWAP);
    call(code, requestType, url, "()L" + urlType + ";");
    Gate.admitsUrl(code, no);
  }

  private static void call(MethodVisitor code, String owner, String name, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
  }
}
