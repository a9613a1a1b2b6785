/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All seams; their class names stand in the gate of the bootstrap module as well. */
final class Seams {

  private static final Seam OPENAI =
      Seam.adapted(
              "com.openai.core.http.RetryingHttpClient",
              "openai-java",
              "dev.parsimony.adapter.openai.OpenAiAdapter",
              "com.openai.")
          .with("execute", "executeAsync");

  private static final Seam ANTHROPIC =
      Seam.adapted(
              "com.anthropic.core.http.RetryingHttpClient",
              "anthropic-java",
              "dev.parsimony.adapter.anthropic.AnthropicAdapter",
              "com.anthropic.")
          .with("execute", "executeAsync");

  private static final Seam AZURE =
      Seam.adapted(
              "com.azure.core.http.HttpPipeline",
              "azure-core",
              "dev.parsimony.adapter.azure.AzureAdapter",
              "com.azure.",
              "reactor.")
          .with("send", "sendSync");
  private static final HttpQuestion JDK_REQUEST =
      HttpQuestion.ofArgument("java/net/http/HttpRequest", "uri", "java/net/URI");

  /* A part of the JDK, whose class loader is none of the application's. */
  private static final Seam JDK =
      Seam.adapted(
              "jdk.internal.net.http.HttpClientImpl",
              "java.net.http",
              "dev.parsimony.adapter.jdk.JdkHttpAdapter")
          .with(
              Hook.asking(
                  JDK_REQUEST,
                  "send",
                  "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;)"
                      + "Ljava/net/http/HttpResponse;"))
          .with(
              Hook.asking(
                  JDK_REQUEST,
                  "sendAsync",
                  "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
                      + "Ljava/net/http/HttpResponse$PushPromiseHandler;)"
                      + "Ljava/util/concurrent/CompletableFuture;"));

  static final List<Seam> ALL =
      joined(
          AwsSeams.all(),
          ApacheSeams.all(),
          SpringSeams.all(),
          UrlConnectionSeam.all(),
          UncoveredSeams.all(),
          RetrySeams.all(),
          Arrays.asList(
              OPENAI,
              // Where an asynchronous call is still on the thread of its caller.
              Seam.besides(OPENAI, "com.openai.core.PrepareRequest").with("prepareAsync"),
              Seam.notCovered("com.openai.client.okhttp.OkHttpClient", "openai-java WebSocket mode")
                  .with("connectWebSocket"),
              ANTHROPIC,
              Seam.besides(ANTHROPIC, "com.anthropic.core.PrepareRequest").with("prepareAsync"),
              AZURE,
              langChain4j("jdk.JdkHttpClient"),
              langChain4j("spring.restclient.SpringRestClient"),
              Seam.notCovered(
                      "dev.langchain4j.http.client.apache.ApacheHttpClient",
                      "langchain4j over the Apache HTTP client")
                  .with("execute"),
              OkHttpSeams.CHAIN,
              OkHttpSeams.CALL_OF_OKHTTP_3,
              OkHttpSeams.CALL,
              JDK));

  @SafeVarargs
  private static List<Seam> joined(List<Seam>... some) {
    List<Seam> all = new ArrayList<>();
    for (List<Seam> these : some) {
      all.addAll(these);
    }
    return Collections.unmodifiableList(all);
  }

  static @Nullable Seam of(String className) {
    for (Seam seam : ALL) {
      if (seam.className().equals(className)) {
        return seam;
      }
    }
    return null;
  }

  /* An innermost client: what wraps it, such as the one that logs, is left alone. */
  private static Seam langChain4j(String client) {
    return Seam.adapted(
            "dev.langchain4j.http.client." + client,
            "langchain4j",
            "dev.parsimony.adapter.langchain4j.LangChain4jAdapter",
            "dev.langchain4j.")
        .with("execute", "executeAsync");
  }

  private Seams() {}
}
