/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Arrays;
import java.util.List;

/** What can carry calls to a provider and is not covered: told once, where it is seen to do so. */
final class UncoveredSeams {

  private static final String VERTEX = "the gRPC transport of Vertex AI";
  private static final String OKHTTP = String.join("", "ok", "http3");
  private static final String OPTIONS = "io/vertx/core/http/RequestOptions";
  private static final String KTOR = "io/ktor/client/request/HttpRequestData";

  static List<Seam> all() {
    return Arrays.asList(
        vertex("com.google.cloud.vertexai.api"),
        vertex("com.google.cloud.aiplatform.v1"),
        vertex("com.google.cloud.aiplatform.v1beta1"),
        Seam.notCovered("io.vertx.core.http.impl.HttpClientImpl", "the HTTP client of Vert.x")
            .with(
                Hook.asking(
                    UncoveredQuestion.ofHostAndPath(OPTIONS, "getHost", "getURI"),
                    "request",
                    "(L" + OPTIONS + ";)Lio/vertx/core/Future;")),
        Seam.notCovered("io.ktor.client.engine.cio.CIOEngine", "Ktor's engine CIO")
            .with(
                Hook.asking(
                    UncoveredQuestion.ofUrl(KTOR, "getUrl", "io/ktor/http/Url"),
                    "execute",
                    "(L" + KTOR + ";Lkotlin/coroutines/Continuation;)Ljava/lang/Object;")),
        Seam.notCovered("jdk.internal.net.http.websocket.BuilderImpl", "a java.net.http WebSocket")
            .with(
                Hook.asking(
                    UncoveredQuestion.ofArgument(),
                    "buildAsync",
                    "(Ljava/net/URI;Ljava/net/http/WebSocket$Listener;)"
                        + "Ljava/util/concurrent/CompletableFuture;")),
        Seam.notCovered(OKHTTP + ".OkHttpClient", "an OkHttp WebSocket")
            .with(
                Hook.asking(
                    UncoveredQuestion.ofUrl(OKHTTP + "/Request", "url", OKHTTP + "/HttpUrl"),
                    "newWebSocket",
                    "(L%/Request;L%/WebSocketListener;)L%/WebSocket;".replace("%", OKHTTP))));
  }

  private static Seam vertex(String api) {
    return Seam.notCovered(api + ".stub.GrpcPredictionServiceStub", VERTEX)
        .with("generateContentCallable", "streamGenerateContentCallable");
  }

  private UncoveredSeams() {}
}
