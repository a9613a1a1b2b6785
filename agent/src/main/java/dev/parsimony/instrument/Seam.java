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

  /** All seams; their class names stand in the gate of the bootstrap module as well. */
  static final List<Seam> ALL =
      Arrays.asList(
          new Seam(
              "com.openai.core.http.RetryingHttpClient",
              "openai-java",
              "com.openai.",
              Arrays.asList("execute", "executeAsync"),
              "dev.parsimony.adapter.openai.OpenAiAdapter"),
          new Seam(
              "com.openai.client.okhttp.OkHttpClient",
              "openai-java WebSocket mode",
              "com.openai.",
              Collections.singletonList("connectWebSocket"),
              null));

  private final String className;
  private final String client;
  private final String library;
  private final Set<String> methods;
  private final @Nullable String adapter;

  private Seam(
      String className,
      String client,
      String library,
      List<String> methods,
      @Nullable String adapter) {
    this.className = className;
    this.client = client;
    this.library = library;
    this.methods = new HashSet<>(methods);
    this.adapter = adapter;
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

  /** The package prefix of the library. */
  String library() {
    return library;
  }

  Set<String> methods() {
    return methods;
  }

  /** The adapter's class; null for a way of calling that is only reported as not covered. */
  @Nullable String adapter() {
    return adapter;
  }
}
