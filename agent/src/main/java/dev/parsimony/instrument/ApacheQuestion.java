/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Whether a request of Apache's client may be for a provider: of a method whose first arguments are
 * the host and the request.
 */
enum ApacheQuestion implements Question {
  VERSION_4 {
    @Override
    void methodHostAndPath(MethodVisitor code) {
      String line = "org/apache/http/RequestLine";
      requestLine(code);
      call(code, line, "getMethod");
      code.visitVarInsn(Opcodes.ALOAD, HOST);
      requestLine(code);
      call(code, line, "getUri");
    }

    private void requestLine(MethodVisitor code) {
      code.visitVarInsn(Opcodes.ALOAD, REQUEST);
      code.visitMethodInsn(
          Opcodes.INVOKEINTERFACE,
          "org/apache/http/HttpRequest",
          "getRequestLine",
          "()Lorg/apache/http/RequestLine;",
          true);
    }
  },
  VERSION_5 {
    @Override
    void methodHostAndPath(MethodVisitor code) {
      String request = "org/apache/hc/core5/http/ClassicHttpRequest";
      code.visitVarInsn(Opcodes.ALOAD, REQUEST);
      call(code, request, "getMethod");
      code.visitVarInsn(Opcodes.ALOAD, HOST);
      code.visitVarInsn(Opcodes.ALOAD, REQUEST);
      call(code, request, "getPath");
    }
  },
  /** Of a method whose third argument knows the host. */
  VERSION_5_ASYNC {
    @Override
    void methodHostAndPath(MethodVisitor code) {
      String request = "org/apache/hc/core5/http/HttpRequest";
      String route = "org/apache/hc/client5/http/HttpRoute";
      code.visitVarInsn(Opcodes.ALOAD, 1);
      call(code, request, "getMethod");
      code.visitVarInsn(Opcodes.ALOAD, 3);
      code.visitFieldInsn(
          Opcodes.GETFIELD,
          "org/apache/hc/client5/http/async/AsyncExecChain$Scope",
          "route",
          "L" + route + ";");
      code.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          route,
          "getTargetHost",
          "()Lorg/apache/hc/core5/http/HttpHost;",
          false);
      code.visitVarInsn(Opcodes.ALOAD, 1);
      call(code, request, "getPath");
    }
  };

  private static final int HOST = 1;
  private static final int REQUEST = 2;

  /** Leaves the three on the stack. */
  abstract void methodHostAndPath(MethodVisitor code);

  @Override
  public void ask(MethodVisitor code, String woven, Label no) {
    methodHostAndPath(code);
    Gate.admitsHostAndPath(code, no);
  }

  private static void call(MethodVisitor code, String owner, String getter) {
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner, getter, "()Ljava/lang/String;", true);
  }
}
