/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class that is woven, the methods meant, and the adapter that their calls go to; or the part of
 * a library that is not covered, to be told of.
 */
final class Seam {

  private static final String OPENAI = "com.openai.core.http.RetryingHttpClient";
  private static final String ANTHROPIC = "com.anthropic.core.http.RetryingHttpClient";

  /** All seams; their class names stand in the gate of the bootstrap module as well. */
  static final List<Seam> ALL =
      Arrays.asList(
          adapted(
              OPENAI,
              "openai-java",
              "com.openai.",
              "dev.parsimony.adapter.openai.OpenAiAdapter",
              "execute",
              "executeAsync"),
          // Where an asynchronous call is still on the thread of its caller.
          besides(OPENAI, "com.openai.core.PrepareRequest", "openai-java", "prepareAsync"),
          notCovered(
              "com.openai.client.okhttp.OkHttpClient",
              "openai-java WebSocket mode",
              "connectWebSocket"),
          adapted(
              ANTHROPIC,
              "anthropic-java",
              "com.anthropic.",
              "dev.parsimony.adapter.anthropic.AnthropicAdapter",
              "execute",
              "executeAsync"),
          besides(
              ANTHROPIC, "com.anthropic.core.PrepareRequest", "anthropic-java", "prepareAsync"));

  private final String className;
  private final Set<String> methods;
  private final String client;
  private final String library;
  private final @Nullable String adapter;
  private final @Nullable String home;

  private Seam(
      String className,
      String[] methods,
      String client,
      String library,
      @Nullable String adapter,
      @Nullable String home) {
    this.className = className;
    this.methods = new HashSet<>(Arrays.asList(methods));
    this.client = client;
    this.library = library;
    this.adapter = adapter;
    this.home = home;
  }

  /** A class whose calls an adapter takes over. */
  private static Seam adapted(
      String className, String client, String library, String adapter, String... methods) {
    return new Seam(className, methods, client, library, adapter, null);
  }

  /** A class whose calls tell the adapter of another class something. */
  private static Seam besides(String home, String className, String client, String... methods) {
    return new Seam(className, methods, client, "", null, home);
  }

  /** A class whose calls are not covered, which is told at the first of them. */
  private static Seam notCovered(String className, String what, String... methods) {
    return new Seam(className, methods, what, "", null, null);
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

  /** The package prefix of the library, whose frames are no callers. */
  String library() {
    return library;
  }
}
