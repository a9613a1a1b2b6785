/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The seam of the JDK's {@code HttpURLConnection}: where it is asked for the stream of the
 * request's body, and for that of the reply's. All that tells of a reply asks for the latter first.
 * What the agent gives is put into the connection's own fields, so that its other methods find it
 * there.
 */
final class UrlConnectionSeam implements Question, Passing {

  private static final String HEADERS = "sun/net/www/MessageHeader";
  private static final String URL = "java/net/URL";
  private static final String INPUT = "java/io/InputStream";

  private final boolean ofReply;

  private UrlConnectionSeam(boolean ofReply) {
    this.ofReply = ofReply;
  }

  static List<Seam> all() {
    UrlConnectionSeam request = new UrlConnectionSeam(false);
    UrlConnectionSeam reply = new UrlConnectionSeam(true);
    Seam http =
        Seam.adapted(
                "sun.net.www.protocol.http.HttpURLConnection",
                "HttpURLConnection",
                "dev.parsimony.adapter.urlconnection.UrlConnectionAdapter")
            .with(
                Hook.asking(request, "getOutputStream", "()Ljava/io/OutputStream;")
                    .passing(request))
            .with(Hook.asking(reply, "getInputStream", "()L" + INPUT + ";").passing(reply));
    return Arrays.asList(
        http,
        // What the application holds of a secured connection, which knows how it is secured.
        Seam.besides(http, "sun.net.www.protocol.https.HttpsURLConnectionImpl")
            .with(Hook.asking(new Outer(), "getOutputStream", "()Ljava/io/OutputStream;")));
  }

  @Override
  public void ask(MethodVisitor code, String woven, Label no) {
    field(code, woven, "inputStream", INPUT);
    code.visitJumpInsn(Opcodes.IFNONNULL, no);
    if (ofReply) {
      field(code, woven, "method", "java/lang/String");
    } else {
      // The method becomes a POST when it is still the default.
      code.visitLdcInsn("POST");
    }
    admits(code, woven, no);
  }

  private static void admits(MethodVisitor code, String woven, Label no) {
    // Its whole text would have to be made; these are there.
    part(code, woven, "getAuthority");
    part(code, woven, "getFile");
    Gate.admitsHostAndPath(code, no);
  }

  private static void part(MethodVisitor code, String woven, String getter) {
    field(code, woven, "url", URL);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, URL, getter, "()Ljava/lang/String;", false);
  }

  @Override
  public Set<String> fields() {
    return new HashSet<>(
        Arrays.asList(
            "inputStream L" + INPUT + ";",
            "requests L" + HEADERS + ";",
            "responses L" + HEADERS + ";",
            "instProxy Ljava/net/Proxy;"));
  }

  @Override
  public void arguments(MethodVisitor code, String woven) {
    code.visitInsn(Opcodes.ICONST_3);
    code.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(Opcodes.ICONST_0);
    field(code, woven, "requests", HEADERS);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HEADERS, "getHeaders", "()Ljava/util/Map;", false);
    code.visitInsn(Opcodes.AASTORE);
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(Opcodes.ICONST_1);
    field(code, woven, "instProxy", "java/net/Proxy");
    code.visitInsn(Opcodes.AASTORE);
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(Opcodes.ICONST_2);
    pushLength(code, woven);
    code.visitInsn(Opcodes.AASTORE);
  }

  /* All three are -1 unless the body is sent while it is written; one alone can be more. */
  private static void pushLength(MethodVisitor code, String woven) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, woven, "fixedContentLength", "I");
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, woven, "chunkLength", "I");
    code.visitInsn(Opcodes.IAND);
    code.visitInsn(Opcodes.I2L);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, woven, "fixedContentLengthLong", "J");
    code.visitInsn(Opcodes.LAND);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;", false);
  }

  @Override
  public void outcome(MethodVisitor code, String woven) {
    if (!ofReply) {
      return;
    }
    element(code, Opcodes.ICONST_2);
    field(code, woven, "responses", HEADERS);
    code.visitInsn(Opcodes.SWAP);
    // It takes a head that is null as nothing to add.
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, HEADERS, "mergeHeader", "(L" + INPUT + ";)V", false);
    element(code, Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.SWAP);
    code.visitFieldInsn(Opcodes.PUTFIELD, woven, "inputStream", "L" + INPUT + ";");
  }

  private static void element(MethodVisitor code, int index) {
    code.visitInsn(Opcodes.DUP);
    code.visitInsn(index);
    code.visitInsn(Opcodes.AALOAD);
    code.visitTypeInsn(Opcodes.CHECKCAST, INPUT);
  }

  private static void field(MethodVisitor code, String woven, String name, String type) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, woven, name, "L" + type + ";");
  }

  /** Asks of the connection that delegates to the woven one. */
  private static final class Outer implements Question {

    @Override
    public void ask(MethodVisitor code, String woven, Label no) {
      code.visitLdcInsn("POST");
      admits(code, woven, no);
    }
  }
}
