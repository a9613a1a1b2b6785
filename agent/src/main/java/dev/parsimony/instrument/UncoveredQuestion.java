/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Whether a method's first argument leads to a provider, whatever is sent there. */
final class UncoveredQuestion implements Question {

  private static final String TEXT = "()Ljava/lang/String;";

  private final @Nullable String type;
  private final String where;
  private final @Nullable String urlType;
  private final String path;

  private UncoveredQuestion(
      @Nullable String type, String where, @Nullable String urlType, String path) {
    this.type = type;
    this.where = where;
    this.urlType = urlType;
    this.path = path;
  }

  /** The argument is the URL. */
  static UncoveredQuestion ofArgument() {
    return new UncoveredQuestion(null, "", null, "");
  }

  /** The argument has a method that gives the URL. */
  static UncoveredQuestion ofUrl(String type, String url, String urlType) {
    return new UncoveredQuestion(type, url, urlType, "");
  }

  /** The argument has methods that give the host and the path. */
  static UncoveredQuestion ofHostAndPath(String type, String host, String path) {
    return new UncoveredQuestion(type, host, null, path);
  }

  @Override
  public void ask(MethodVisitor code, String woven, Label no) {
    code.visitLdcInsn("POST");
    code.visitVarInsn(Opcodes.ALOAD, 1);
    if (type != null && urlType != null) {
      call(code, type, where, "()L" + urlType + ";");
    } else if (type != null) {
      call(code, type, where, TEXT);
      code.visitVarInsn(Opcodes.ALOAD, 1);
      call(code, type, path, TEXT);
    }
    if (path.isEmpty()) {
      Gate.admitsUrl(code, no);
    } else {
      Gate.admitsHostAndPath(code, no);
    }
  }

  private static void call(MethodVisitor code, String owner, String getter, String descriptor) {
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, getter, descriptor, false);
  }
}
