/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class that is woven, the methods meant, and the adapter that their calls go to. */
final class Seam {

  private static final String OPENAI = "com.openai.core.http.RetryingHttpClient";

  /** All seams; their class names stand in the gate of the bootstrap module as well. */
  static final List<Seam> ALL =
      Arrays.asList(
          new Seam(
              OPENAI,
              Arrays.asList("execute", "executeAsync"),
              "openai-java",
              "dev.parsimony.adapter.openai.OpenAiAdapter",
              null),
          // Where an asynchronous call is still on the thread of its caller.
          new Seam(
              "com.openai.core.PrepareRequest",
              Collections.singletonList("prepareAsync"),
              "openai-java",
              null,
              OPENAI),
          new Seam(
              "com.openai.client.okhttp.OkHttpClient",
              Collections.singletonList("connectWebSocket"),
              "openai-java WebSocket mode",
              null,
              null));

  private final String className;
  private final Set<String> methods;
  private final String client;
  private final @Nullable String adapter;
  private final @Nullable String home;

  private Seam(
      String className,
      List<String> methods,
      String client,
      @Nullable String adapter,
      @Nullable String home) {
    this.className = className;
    this.methods = new HashSet<>(methods);
    this.client = client;
    this.adapter = adapter;
    this.home = home;
  }

  static @Nullable Seam of(String className) {
    for (Seam seam : ALL) {
      if (seam.className.equals(className)) {
        return seam;
      }
    }
    return null;
  }

  String className() {
    return className;
  }

  /** The name of the client library, or of the part of it that is not covered. */
  String client() {
    return client;
  }

  Set<String> methods() {
    return methods;
  }

  /**
   * The adapter's class; null for a class that another one's adapter handles, or that none does.
   */
  @Nullable String adapter() {
    return adapter;
  }

  /** The class whose adapter handles this one too; where there is neither, it is not covered. */
  @Nullable String home() {
    return home;
  }

  /** The package prefix of the library. */
  String library() {
    return "com.openai.";
  }
}
