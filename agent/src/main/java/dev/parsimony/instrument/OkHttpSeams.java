/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

/**
 * The seams of OkHttp: its chain of interceptors, where a call runs, blocking or not, on whatever
 * thread; and what the caller does with a call meanwhile.
 */
final class OkHttpSeams {

  /* Joined at run time: the build renames constants that look like the copy that is bundled. */
  private static final String OKHTTP = String.join("", "ok", "http3");
  private static final String CONNECTION = OKHTTP + ".internal.connection";

  private static final HttpQuestion REQUEST =
      HttpQuestion.ofArgument(OKHTTP + "/Request", "url", OKHTTP + "/HttpUrl");

  static final Seam CHAIN =
      Seam.adapted(
              OKHTTP + ".internal.http.RealInterceptorChain",
              "okhttp",
              "dev.parsimony.adapter.okhttp.OkHttpAdapter",
              OKHTTP + ".",
              String.join("", "ok", "io."),
              String.join("", "kot", "lin."),
              "retrofit2.",
              "io.reactivex.")
          .with(
              Hook.asking(
                  new OkHttpChain(OKHTTP, REQUEST),
                  "proceed",
                  "(L" + OKHTTP + "/Request;)L" + OKHTTP + "/Response;"));

  static final Seam CALL_OF_OKHTTP_3 = call(OKHTTP + ".RealCall");
  static final Seam CALL = call(CONNECTION + ".RealCall");

  private static Seam call(String className) {
    HttpQuestion ofCall = REQUEST.givenBy("request");
    return Seam.besides(CHAIN, className)
        .with(Hook.asking(ofCall, "enqueue", "(L" + OKHTTP + "/Callback;)V"))
        .with(Hook.asking(ofCall, "cancel", "()V"));
  }

  private OkHttpSeams() {}
}
